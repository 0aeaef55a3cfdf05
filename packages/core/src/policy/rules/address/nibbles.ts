import type { AddressBlock } from "../../../address/address-block.ts";

/** A set of hexadecimal digits: bit n stands for the digit n. */
export type DigitSet = number;

export const ANY_DIGIT: DigitSet = 0xffff;
const NIBBLE_BITS = 4;

/** What each hexadecimal digit of the addresses in a block can be, first to last: 8 for IPv4, 32 for IPv6. */
export function digitsOfBlock({ address, prefixLength }: AddressBlock): readonly DigitSet[] {
  const words = address.kind === "ipv4" ? [address.bits] : address.words;
  return words
    .flatMap((word) => Array.from({ length: 8 }, (_, i) => (word >>> (28 - NIBBLE_BITS * i)) & 0xf))
    .map((digit, i) => digitsFrom(digit, Math.max(0, NIBBLE_BITS * (i + 1) - prefixLength)));
}

/** The digits that share all but the last `freeBits` bits with `digit`. */
function digitsFrom(digit: number, freeBits: number): DigitSet {
  if (freeBits >= NIBBLE_BITS) return ANY_DIGIT;
  const first = (digit >>> freeBits) << freeBits;
  return ((1 << (1 << freeBits)) - 1) << first;
}

/** The set of the digits' complements, for addresses that are written inverted. */
export function invertDigits(set: DigitSet): DigitSet {
  let inverted = 0;
  for (let digit = 0; digit < 16; digit++) if (set & (1 << digit)) inverted |= 1 << (15 - digit);
  return inverted;
}

/** Tells whether the digit is in the set. */
export function hasDigit(set: DigitSet, digit: number): boolean {
  return (set & (1 << digit)) !== 0;
}

/** Writes a set as a character or a class of a regular expression. */
export function writeDigits(set: DigitSet): string {
  const runs: string[] = [];
  for (let digit = 0; digit < 16; digit++) {
    if (!hasDigit(set, digit)) continue;
    const first = digit;
    // 9 and a are not neighbours in ASCII.
    while (digit < 15 && hasDigit(set, digit + 1) && digit !== 9) digit++;
    runs.push(first === digit ? hex(first) : `${hex(first)}-${hex(digit)}`);
  }
  const [only = ""] = runs;
  return runs.length === 1 && only.length === 1 ? only : `[${runs.join("")}]`;
}

function hex(digit: number): string {
  return digit.toString(16);
}
