import type { NonPublicSpace } from "./non-public-space.ts";

/** Where an IPv4 address stands in an IPv6 address, as text. */
export interface EmbeddingTemplate {
  /** Id of the row of `EMBEDDINGS` that reads it, or `ipv4-mapped`. */
  readonly id: string;
  /** 32 digits: `aa bb cc dd` of the octets are written `AABBCCDD`, and `*` is any digit. */
  readonly digits: string;
  /** Whether the octets are written inverted. */
  readonly isInverted?: true;
  /** Blocks that are not told apart from the padding of another reading. */
  readonly except?: readonly string[];
}

/**
 * The places of `EMBEDDINGS`, and of IPv4-mapped addresses, as templates that expressions can be made of.
 *
 * Source: the RFC of each row.
 * Snapshot: 2026-11-22.
 * Left out: nothing; a test compares them with `closestSpace`.
 */
export const EMBEDDING_TEMPLATES: readonly EmbeddingTemplate[] = [
  { id: "ipv4-mapped", digits: "0000:0000:0000:0000:0000:ffff:AABB:CCDD" }, // RFC 4291 §2.5.5.2
  { id: "nat64", digits: "0064:ff9b:0000:0000:0000:0000:AABB:CCDD" }, // RFC 6052 §2.1
  { id: "6to4", digits: "2002:AABB:CCDD:****:****:****:****:****" }, // RFC 3056 §2
  { id: "teredo", digits: "2001:0000:AABB:CCDD:****:****:****:****" }, // RFC 4380 §4, server
  { id: "teredo", digits: "2001:0000:****:****:****:****:AABB:CCDD", isInverted: true }, // RFC 4380 §4, client
  { id: "ipv4-compatible", digits: "0000:0000:0000:0000:0000:0000:AABB:CCDD" }, // RFC 4291 §2.5.5.1
  { id: "ipv4-translated", digits: "0000:0000:0000:0000:ffff:0000:AABB:CCDD" }, // RFC 2765 §2.1
  { id: "isatap", digits: "****:****:****:****:0000:5efe:AABB:CCDD" }, // RFC 5214 §6.1
  { id: "isatap", digits: "****:****:****:****:0200:5efe:AABB:CCDD" }, // RFC 5214 §6.1
  // RFC 6052 §2.2: prefixes of 96, 64, 56 and 48 bits.
  {
    id: "nat64-local",
    digits: "0064:ff9b:0001:****:****:****:AABB:CCDD",
    except: ["0.0.0.0/32", "0.0.0.0/8"],
  },
  {
    id: "nat64-local",
    digits: "0064:ff9b:0001:****:00AA:BBCC:DD00:0000",
    except: ["0.0.0.0/32", "0.0.0.0/8"],
  },
  {
    id: "nat64-local",
    digits: "0064:ff9b:0001:**AA:00BB:CCDD:0000:0000",
    except: ["0.0.0.0/32", "0.0.0.0/8"],
  },
  {
    id: "nat64-local",
    digits: "0064:ff9b:0001:AABB:00CC:DD00:0000:0000",
    except: ["0.0.0.0/32", "0.0.0.0/8"],
  },
];

/**
 * What is left of `64:ff9b:1::/48` when no reading gives more than the padding of another one: digits as above, and `+`
 * is any digit but zero.
 *
 * Source: `readTranslationPrefix`.
 * Snapshot: 2026-11-22.
 * Left out: nothing; a test compares them with `closestSpace`.
 */
export const NULL_TEMPLATES: readonly (readonly [digits: string, space: NonPublicSpace])[] = [
  // The last 32 bits are in 0.0.0.0/8, and not zero …
  ["0064:ff9b:0001:****:****:****:00+*:****", "local"],
  ["0064:ff9b:0001:****:****:****:000+:****", "local"],
  ["0064:ff9b:0001:****:****:****:0000:+***", "local"],
  ["0064:ff9b:0001:****:****:****:0000:0+**", "local"],
  ["0064:ff9b:0001:****:****:****:0000:00+*", "local"],
  ["0064:ff9b:0001:****:****:****:0000:000+", "local"],
  // … or zero, and the reserved octet forbids any other reading …
  ["0064:ff9b:0001:****:+***:****:0000:0000", "loopback"],
  ["0064:ff9b:0001:****:0+**:****:0000:0000", "loopback"],
  // … or all other readings begin with a zero too.
  ["0064:ff9b:0001:**00:0000:**+*:0000:0000", "loopback"],
  ["0064:ff9b:0001:**00:0000:**0+:0000:0000", "loopback"],
  ["0064:ff9b:0001:0000:0000:**00:0000:0000", "loopback"],
];
