import { formatIpv4, type Ipv4 } from "../ipv4.ts";
import { formatIpv6, type Ipv6 } from "../ipv6.ts";
import type { Notation } from "./notation.ts";
import type { SeededRandom } from "./seeded-random.ts";

/**
 * Ways to write an IPv6 address, in the brackets of a URL.
 *
 * Source: https://url.spec.whatwg.org/#concept-ipv6-parser
 * Snapshot: 2026-11-21.
 * Left out: zones, which the URL standard refuses.
 */
export const IPV6_NOTATIONS: readonly Notation<Ipv6>[] = [
  { id: "ipv6", write: (ip) => `[${formatIpv6(ip)}]` },
  { id: "ipv6-upper-case", write: (ip) => `[${formatIpv6(ip).toUpperCase()}]` },
  { id: "ipv6-uncompressed", write: (ip) => `[${groups(ip).join(":")}]` },
  {
    id: "ipv6-padded",
    write: (ip) =>
      `[${groups(ip)
        .map((group) => group.padStart(4, "0"))
        .join(":")}]`,
  },
  { id: "ipv6-dotted-tail", write: (ip) => `[${groups(ip).slice(0, 6).join(":")}:${tail(ip)}]` },
  { id: "ipv6-compressed-elsewhere", write: compressAnyZeros },
  { id: "ipv6-compressed-dotted-tail", write: (ip) => `[${compressBeforeTail(ip)}]` },
];

/** The IPv6 address that maps `address`, which is the same endpoint in another family. */
export function mapIpv4({ bits }: Ipv4): Ipv6 {
  return { kind: "ipv6", words: [0, 0, 0xffff, bits] };
}

function groups({ words }: Ipv6): string[] {
  return words.flatMap((word) => [word >>> 16, word & 0xffff]).map((group) => group.toString(16));
}

function tail({ words }: Ipv6): string {
  return formatIpv4({ kind: "ipv4", bits: words[3] });
}

/** Puts `::` in place of any one run of zeros, not the longest. */
function compressAnyZeros(ip: Ipv6, random: SeededRandom): string {
  const texts = groups(ip);
  const zeros = texts.flatMap((text, at) => (text === "0" ? [at] : []));
  if (zeros.length === 0) return `[${texts.join(":")}]`;
  const start = random.pick(zeros);
  let end = start + 1;
  while (texts[end] === "0") end++;
  return `[${texts.slice(0, start).join(":")}::${texts.slice(end).join(":")}]`;
}

/** Writes the last 32 bits dotted, and what is before them as short as can be. */
function compressBeforeTail(ip: Ipv6): string {
  const [a, b, c] = ip.words;
  const head = formatIpv6({ kind: "ipv6", words: [a, b, c, 0xffff_ffff] });
  return head.replace(/ffff:ffff$/, tail(ip));
}
