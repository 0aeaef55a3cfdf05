import { parseIpv4 } from "./ipv4.ts";

/** A parsed IPv6 address. Only {@link parseIpv6} makes one out of text, so holding it is the proof. */
export interface Ipv6 {
  readonly kind: "ipv6";
  /** The 128 bits in network order, as four unsigned 32-bit integers. */
  readonly words: readonly [number, number, number, number];
}

const COLON = 0x3a;
const DOT = 0x2e;
const GROUP_COUNT = 8;
const MAX_GROUP_DIGITS = 4;
/** What {@link hexDigit} says of any other character; a number, so that the loop stays in integers. */
const NOT_HEX = -1;
/** Says that there was no `::`. */
const NOT_COMPRESSED = -1;

/**
 * Where {@link parseIpv6} collects groups. One for all calls: with an array for each, `::1` took 2.4 times as long
 * (bench/address.ts, Node 24).
 */
const scratch = new DataView(new ArrayBuffer(2 * GROUP_COUNT));

/**
 * Reads the text forms of RFC 4291 §2.2, upper and lower case, in one pass of character codes (as `parseIpv4`).
 *
 * @returns `undefined` for anything else: no brackets, no zone (`%eth0`), no empty or five-digit group.
 * @see https://url.spec.whatwg.org/#concept-ipv6-parser
 */
export function parseIpv6(text: string): Ipv6 | undefined {
  let count = 0;
  let compressAt = NOT_COMPRESSED;
  let index = 0;
  if (text.startsWith("::")) {
    compressAt = 0;
    index = 2;
  }
  while (index < text.length) {
    if (count === GROUP_COUNT) return undefined;
    const start = index;
    let group = 0;
    for (; index - start < MAX_GROUP_DIGITS; index++) {
      const digit = hexDigit(text.charCodeAt(index));
      if (digit === NOT_HEX) break;
      group = group * 16 + digit;
    }
    const next = text.charCodeAt(index);
    if (next === DOT) {
      const tail = parseIpv4(text.slice(start));
      if (tail === undefined || count > GROUP_COUNT - 2) return undefined;
      scratch.setUint16(2 * count++, tail.bits >>> 16);
      scratch.setUint16(2 * count++, tail.bits);
      break;
    }
    if (index === start) return undefined;
    scratch.setUint16(2 * count++, group);
    if (index === text.length) break;
    if (next !== COLON) return undefined;
    index++;
    if (text.charCodeAt(index) === COLON) {
      if (compressAt !== NOT_COMPRESSED) return undefined;
      compressAt = count;
      index++;
    } else if (index === text.length) return undefined;
  }
  return readScratch(count, compressAt);
}

/** Writes the canonical form of RFC 5952 without a dotted tail, as the URL standard's serializer does; no brackets. */
export function formatIpv6({ words }: Ipv6): string {
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff]);
  const gap = longestZeroRun(groups);
  const texts = groups.map((group) => group.toString(16));
  if (gap.length < 2) return texts.join(":");
  return `${texts.slice(0, gap.start).join(":")}::${texts.slice(gap.start + gap.length).join(":")}`;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : NOT_HEX;
}

/** Makes the address of the first `count` groups, with the zeros of `::` put back; it stands for at least one group. */
function readScratch(count: number, compressAt: number): Ipv6 | undefined {
  if (compressAt === NOT_COMPRESSED ? count !== GROUP_COUNT : count === GROUP_COUNT) return undefined;
  if (compressAt !== NOT_COMPRESSED) {
    let to = GROUP_COUNT;
    for (let from = count; from > compressAt;) scratch.setUint16(2 * --to, scratch.getUint16(2 * --from));
    while (to > compressAt) scratch.setUint16(2 * --to, 0);
  }
  return {
    kind: "ipv6",
    words: [scratch.getUint32(0), scratch.getUint32(4), scratch.getUint32(8), scratch.getUint32(12)],
  };
}

/** The first of the longest runs of zero groups, the one that `::` replaces. */
function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let longest = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > longest.length) longest = { start, length: index + 1 - start };
  }
  return longest;
}
