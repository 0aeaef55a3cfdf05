import type { AddressSpace } from "./address-space.ts";

/**
 * Names that never leave this machine or its network: the name itself and every name below it.
 *
 * Source: the document that each row names.
 * Snapshot: 2026-11-21.
 * Left out: `.test`, `.example`, `.invalid` and `.onion` (RFC 6761, RFC 7686), which say nothing of a place. Names
 * without a dot are local by rule, not by row.
 */
export const RESERVED_LOCAL_NAMES = [
  ["localhost", "loopback"], // RFC 6761 §6.3; browsers resolve it and every subdomain themselves
  ["local", "local"], // RFC 6762 §3, multicast DNS
  ["internal", "local"], // ICANN SAC113 and its string for private use, 2024-01-24
  ["home.arpa", "local"], // RFC 8375, residential networks
] as const satisfies readonly LocalName[];

/**
 * What routers and companies call their own networks by habit. Nobody has reserved them, but no public zone has them:
 * such a name leads to a local address or to none, and whoever cannot see addresses (declarative rules) needs the
 * name. A test fails once one of them is delegated.
 *
 * Source: RFC 6762 appendix G, and draft-chapin-additional-reserved-tlds for `localdomain`.
 * Snapshot: 2026-11-23.
 * Left out: what has been delegated since it was a habit (`.box`, `.network`).
 */
export const HABITUAL_LOCAL_NAMES = [
  ["lan", "local"],
  ["home", "local"],
  ["corp", "local"],
  ["intranet", "local"],
  ["private", "local"],
  ["localdomain", "local"],
] as const satisfies readonly LocalName[];

type LocalName = readonly [name: string, space: AddressSpace];

/** Every name that is local as it is written. */
export const LOCAL_NAMES = [...RESERVED_LOCAL_NAMES, ...HABITUAL_LOCAL_NAMES] as const;

const SUFFIXES = LOCAL_NAMES.map(([name, space]) => ({ name, suffix: `.${name}`, space }));

/**
 * Judges a canonical name without resolving it. One final dot makes no difference; a name of a single label is local,
 * since only the machine's own search list or network answers it.
 */
export function addressSpaceOfName(canonicalName: string): AddressSpace {
  const name = canonicalName.endsWith(".") ? canonicalName.slice(0, -1) : canonicalName;
  for (const row of SUFFIXES) {
    if (name === row.name || name.endsWith(row.suffix)) return row.space;
  }
  return name === "" || name.includes(".") ? "public" : "local";
}
