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
 * whoever cannot see addresses (declarative rules) takes such a name to be local; where it was resolved, its addresses
 * say so (a router may give its names public IPv6 addresses). A test fails once a list that we ship has one of them.
 *
 * Source: in each row; G is RFC 6762 appendix G, C is draft-chapin-additional-reserved-tlds-01.
 * Snapshot: 2026-11-23.
 * Left out: `.mail` and `.domain` (C), which no router uses; what has been delegated since it was a habit (`.box`).
 */
export const HABITUAL_LOCAL_NAMES = [
  ["lan", "local"], // G and C
  ["home", "local"], // G and C
  ["corp", "local"], // G and C
  ["intranet", "local"], // G
  ["private", "local"], // G
  ["localhost.localdomain", "loopback"], // hosts files of Linux
  ["localdomain", "local"], // C
] as const satisfies readonly LocalName[];

type LocalName = readonly [name: string, space: AddressSpace];

/** Every name that is local as it is written. */
export const LOCAL_NAMES = [...RESERVED_LOCAL_NAMES, ...HABITUAL_LOCAL_NAMES] as const;

const ROWS = LOCAL_NAMES.map(([name, space]) => ({ name, suffix: `.${name}`, space }));
const HABITS: ReadonlySet<string> = new Set(HABITUAL_LOCAL_NAMES.map(([name]) => name));

/**
 * Judges a canonical name without resolving it. One final dot makes no difference; a name of a single label is local,
 * since only the machine's own search list or network answers it.
 */
export function addressSpaceOfName(canonicalName: string): AddressSpace {
  const name = withoutFinalDot(canonicalName);
  return rowOf(name)?.space ?? (name === "" || name.includes(".") ? "public" : "local");
}

/** Tells whether a canonical name is local by habit only, so that what it was resolved to says more. */
export function isLocalByHabit(canonicalName: string): boolean {
  return HABITS.has(rowOf(withoutFinalDot(canonicalName))?.name ?? "");
}

function rowOf(name: string) {
  return ROWS.find((row) => name === row.name || name.endsWith(row.suffix));
}

function withoutFinalDot(name: string): string {
  return name.endsWith(".") ? name.slice(0, -1) : name;
}
