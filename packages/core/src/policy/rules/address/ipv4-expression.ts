import type { AddressBlock } from "../../../address/address-block.ts";
import { decimalRange } from "./decimal-range.ts";

const OCTET_BITS = 8;
const OCTETS = 4;
/** What follows the octets that a block fixes; a canonical host of digits and dots is an address and nothing else. */
const REST = "[0-9.]+";

/** Writes a regular expression for the canonical addresses of an IPv4 block, without anchors. */
export function ipv4Expression({ address, prefixLength }: AddressBlock): string {
  if (address.kind !== "ipv4") throw new TypeError("Cannot write an IPv6 block as an IPv4 expression");
  const octets = Array.from({ length: OCTETS }, (_, i) => (address.bits >>> (24 - OCTET_BITS * i)) & 0xff);
  const fixed = Math.floor(prefixLength / OCTET_BITS);
  const head = octets.slice(0, fixed).join("\\.");
  if (fixed === OCTETS) return head;
  const freeBits = OCTET_BITS - (prefixLength % OCTET_BITS);
  const lead = head === "" ? "" : `${head}\\.`;
  if (freeBits === OCTET_BITS) return lead + REST;
  const first = octets[fixed] ?? 0;
  const range = decimalRange(first, first + 2 ** freeBits - 1);
  return `${lead}(?:${range.join("|")})${fixed === OCTETS - 1 ? "" : `\\.${REST}`}`;
}
