import type { AddressSpace } from "./address-space.ts";

/**
 * Names that never leave this machine or its network: the name itself and every name below it.
 *
 * Source: the document that each row names.
 * Snapshot: 2026-11-21.
 * Left out: suffixes that resolvers treat as local by habit only (`.lan`, `.home`, `.corp`): they can be delegated, and
 * a name's real address is known as soon as the visit resolves it. Names without a dot are local by rule, not by row.
 */
export const LOCAL_NAMES = [
  ["localhost", "loopback"], // RFC 6761 §6.3; browsers resolve it and every subdomain themselves
  ["local", "local"], // RFC 6762 §3, multicast DNS
  ["internal", "local"], // ICANN SAC113 and its string for private use, 2024-01-24
  ["home.arpa", "local"], // RFC 8375, residential networks
] as const satisfies readonly (readonly [name: string, space: AddressSpace])[];

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
