import { parseBlock, isInBlock } from "./address-block.ts";
import type { Ipv4 } from "./ipv4.ts";
import type { Ipv6 } from "./ipv6.ts";
import { readTranslationPrefix } from "./translation-prefix.ts";

/** One way in which an IPv6 address carries IPv4 addresses. */
export interface Embedding {
  readonly id: string;
  /** @returns The embedded addresses; empty when `address` is not of this kind. */
  readonly read: (address: Ipv6) => readonly Ipv4[];
}

/**
 * Every way to embed IPv4 addresses in an IPv6 address that a translator or tunnel on the visitor's side may undo.
 *
 * Source: the RFC of each row.
 * Snapshot: 2026-11-21.
 * Left out: IPv4-mapped `::ffff:0:0/96`, which the specification's own algorithm undoes, and NAT64 with a network's own
 * prefix, which only that network knows.
 */
export const EMBEDDINGS: readonly Embedding[] = [
  { id: "nat64", read: within("64:ff9b::/96", ([, , , d]) => [d]) }, // RFC 6052 §2.1, well-known prefix
  { id: "nat64-local", read: within("64:ff9b:1::/48", readTranslationPrefix) }, // RFC 8215, local-use prefix
  { id: "6to4", read: within("2002::/16", ([a, b]) => [joinHalves(a, b >>> 16)]) }, // RFC 3056 §2
  { id: "teredo", read: within("2001::/32", ([, b, , d]) => [b, ~d >>> 0]) }, // RFC 4380 §4: server, obfuscated client
  { id: "ipv4-compatible", read: within("::/96", readCompatible) }, // RFC 4291 §2.5.5.1, deprecated
  { id: "ipv4-translated", read: within("::ffff:0:0:0/96", ([, , , d]) => [d]) }, // RFC 2765 §2.1, obsolete
  { id: "isatap", read: within("::/0", ([, , c, d]) => (isIsatapIdentifier(c) ? [d] : [])) }, // RFC 5214 §6.1
];

/** Identifier of an ISATAP interface with a private (0) or globally unique (0x0200) IPv4 address. */
function isIsatapIdentifier(word: number): boolean {
  return word === 0x0000_5efe || word === 0x0200_5efe;
}

/** `::` and `::1` are addresses of their own, not embedded 0.0.0.0 and 0.0.0.1. */
function readCompatible([, , , bits]: Ipv6["words"]): readonly number[] {
  return bits > 1 ? [bits] : [];
}

/** The low 16 bits of `high` before the 16 bits of `low`. */
function joinHalves(high: number, low: number): number {
  return (high & 0xffff) * 0x1_0000 + low;
}

function within(prefix: string, readBits: (words: Ipv6["words"]) => readonly number[]): Embedding["read"] {
  const block = parseBlock(prefix);
  return (address) =>
    block !== undefined && isInBlock(address, block)
      ? readBits(address.words).map((bits) => ({ kind: "ipv4", bits }))
      : [];
}
