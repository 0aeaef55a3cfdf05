import { ANY_DIGIT, hasDigit, writeDigits, type DigitSet } from "./nibbles.ts";

/** What one of the eight groups of an IPv6 address can be. */
export interface Ipv6Group {
  /** Regular expression for its canonical text: no leading zeros. */
  readonly expression: string;
  /** Whether it can be anything. */
  readonly isFree: boolean;
  /** Whether it can be zero, and thus be part of a `::`. */
  readonly hasZero: boolean;
  /** Whether it can be nothing else. */
  readonly isZero: boolean;
}

/** Any group, where another one is told from it by a colon. */
const FREE = "[0-9a-f]+";
const ONLY_ZERO: DigitSet = 1;

/** Reads a group out of the sets of its four digits. */
export function createIpv6Group(digits: readonly DigitSet[]): Ipv6Group {
  const hasZero = digits.every((set) => hasDigit(set, 0));
  if (digits.every((set) => set === ANY_DIGIT)) {
    return { expression: FREE, isFree: true, hasZero, isZero: false };
  }
  const isZero = digits.every((set) => set === ONLY_ZERO);
  const alternatives: string[] = [];
  for (const [index, set] of digits.entries()) {
    const isLast = index === digits.length - 1;
    const first = isLast ? set : set & ~1;
    if (first !== 0) alternatives.push([first, ...digits.slice(index + 1)].map(writeDigits).join(""));
    // Only a zero may be left out at the front.
    if (!hasDigit(set, 0)) break;
  }
  const [only = ""] = alternatives;
  const expression = alternatives.length === 1 ? only : `(?:${alternatives.join("|")})`;
  return { expression, isFree: false, hasZero, isZero };
}
