import { LOOPBACK_ALIASES } from "./aliases.ts";
import type { LoopbackAlias } from "./loopback-alias.ts";

const BY_PATTERN: ReadonlyMap<string, LoopbackAlias> = new Map(
  LOOPBACK_ALIASES.map((alias) => [alias.pattern, alias]),
);

/** Longest host name that the DNS can carry. */
const MAX_HOST_LENGTH = 253;

/** Written as browsers have it. A name's last label is never a number (https://url.spec.whatwg.org/#ends-in-a-number-checker). */
const IS_ADDRESS = /:|(?:^|\.)\d+$/;

/**
 * Says what a public name that leads to this machine or network was made for. The name is only a hint of where it
 * leads: the address that it stood for in the visit is the proof.
 *
 * @returns `undefined` for every other name.
 */
export function loopbackAliasOf(host: string): LoopbackAlias | undefined {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (name.length > MAX_HOST_LENGTH || IS_ADDRESS.test(name)) return undefined;
  const labels = name.split(".");
  for (let first = 0; first < labels.length; first += 1) {
    const suffix = labels.slice(first).join(".");
    const alias = BY_PATTERN.get(first === 0 ? suffix : `*.${suffix}`);
    if (alias !== undefined) return alias;
  }
  return undefined;
}
