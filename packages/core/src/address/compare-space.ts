import { ADDRESS_SPACES, type AddressSpace } from "./address-space.ts";

/** Orders address spaces, most private first: negative when `a` is less public than `b`. */
export function compareSpace(a: AddressSpace, b: AddressSpace): number {
  return ADDRESS_SPACES.indexOf(a) - ADDRESS_SPACES.indexOf(b);
}

/** @returns The less public of the two. */
export function moreLocal(a: AddressSpace, b: AddressSpace): AddressSpace {
  return compareSpace(a, b) <= 0 ? a : b;
}

/**
 * Tells whether a request from `initiator` to `target` is a local network request.
 *
 * @see https://wicg.github.io/local-network-access/#local-network-request
 */
export function isLessPublic(target: AddressSpace, initiator: AddressSpace): boolean {
  return compareSpace(target, initiator) < 0;
}
