import type { Ipv6 } from "./ipv6.ts";

/** Bits 64 to 71, which RFC 6052 wants to be zero. */
const U_OCTET = 0xff00_0000;

/**
 * Reads the IPv4 address out of an address in `64:ff9b:1::/48`, whose network may have chosen a prefix of 48, 56, 64 or
 * 96 bits (RFC 6052 §2.2). The address does not say which, so every position that leaves reserved bits zero counts.
 *
 * A reading in `0.0.0.0/8` is only what the padding of another one looks like, and counts when there is no other.
 *
 * @returns The candidates as unsigned 32-bit integers.
 * @see https://www.rfc-editor.org/rfc/rfc6052#section-2.2
 */
export function readTranslationPrefix([, b, c, d]: Ipv6["words"]): readonly number[] {
  const candidates = [d];
  if ((c & U_OCTET) === 0) {
    if (d << 8 === 0) candidates.push(((c << 8) | (d >>> 24)) >>> 0);
    if (d === 0) {
      candidates.push(((b << 24) | (c & 0xff_ffff)) >>> 0);
      if ((c & 0xff) === 0) candidates.push(((b << 16) | ((c >>> 8) & 0xffff)) >>> 0);
    }
  }
  const meant = candidates.filter((bits) => bits >>> 24 !== 0);
  return meant.length > 0 ? meant : candidates;
}
