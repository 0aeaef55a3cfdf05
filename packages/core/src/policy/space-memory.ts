import type { AddressSpace } from "../address/address-space.ts";
import { compareSpace } from "../address/compare-space.ts";

/** Remembers where the documents of each host came from. */
export interface SpaceMemory {
  /** Notes the address space of the address that a document of `host` came from. */
  note(host: string, space: AddressSpace): void;
  /** @returns The most public space ever noted for `host`, or `null` for none. */
  of(host: string): AddressSpace | null;
}

/** How many hosts are kept; the least recently noted is forgotten first, and an unknown host counts as public. */
const MAX_HOSTS = 4096;

/**
 * A name once seen public is never local again: an attacker who rebinds a name to a local address gains nothing.
 * Forgetting is safe for the same reason, since what is unknown counts as public.
 */
export function createSpaceMemory(
  known: Iterable<readonly [host: string, space: AddressSpace]> = [],
): SpaceMemory {
  const spaces = new Map<string, AddressSpace>(known);
  return {
    note(host, space) {
      const before = spaces.get(host);
      spaces.delete(host);
      spaces.set(host, before !== undefined && compareSpace(before, space) > 0 ? before : space);
      const [oldest] = spaces.keys();
      if (spaces.size > MAX_HOSTS && oldest !== undefined) spaces.delete(oldest);
    },
    of: (host) => spaces.get(host) ?? null,
  };
}
