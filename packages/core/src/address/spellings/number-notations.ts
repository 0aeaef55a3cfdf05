import { formatIpv4, type Ipv4 } from "../ipv4.ts";
import type { Notation } from "./notation.ts";

/** Radix prefixes of the IPv4 number parser. */
const RADICES = [
  { radix: 10, prefix: "" },
  { radix: 8, prefix: "0" },
  { radix: 16, prefix: "0x" },
  { radix: 16, prefix: "0X" },
] as const;

/**
 * Ways to write an IPv4 address with numbers.
 *
 * Source: https://url.spec.whatwg.org/#concept-ipv4-parser, which takes one to four parts, the last of which fills the
 * rest, each decimal, octal or hexadecimal, and one final dot.
 * Snapshot: 2026-11-21.
 * Left out: `0x` as the last number, about which engines disagree (`ENGINE_DISAGREEMENTS`).
 */
export const NUMBER_NOTATIONS: readonly Notation<Ipv4>[] = [
  { id: "dotted", write: formatIpv4 },
  { id: "dotted-final-dot", write: (ip) => `${formatIpv4(ip)}.` },
  { id: "three-parts", write: (ip) => parts(ip, 3).join(".") },
  { id: "two-parts", write: (ip) => parts(ip, 2).join(".") },
  { id: "one-number", write: (ip) => `${ip.bits}` },
  { id: "one-number-final-dot", write: (ip) => `${ip.bits}.` },
  { id: "octal", write: (ip) => parts(ip, 4).map(octal).join(".") },
  {
    id: "octal-padded",
    write: (ip, random) =>
      parts(ip, 4)
        .map((part) => zeros(random.below(9)) + octal(part))
        .join("."),
  },
  { id: "octal-two-parts", write: (ip) => parts(ip, 2).map(octal).join(".") },
  { id: "octal-number", write: (ip) => octal(ip.bits) },
  { id: "hex", write: (ip) => parts(ip, 4).map(hex).join(".") },
  {
    id: "hex-upper",
    write: (ip) =>
      parts(ip, 4)
        .map((part) => `0X${part.toString(16).toUpperCase()}`)
        .join("."),
  },
  {
    id: "hex-padded",
    write: (ip, random) =>
      parts(ip, 4)
        .map((part) => `0x${zeros(random.below(9))}${part.toString(16)}`)
        .join("."),
  },
  { id: "hex-two-parts", write: (ip) => parts(ip, 2).map(hex).join(".") },
  { id: "hex-number", write: (ip) => hex(ip.bits) },
  {
    id: "hex-empty-zeros",
    write: (ip) =>
      parts(ip, 4)
        .map((part, at) => (part === 0 && at < 3 ? "0x" : hex(part)))
        .join("."),
  },
  {
    id: "mixed",
    write: (ip, random) =>
      parts(ip, 1 + random.below(4))
        .map((part) => {
          const { radix, prefix } = random.pick(RADICES);
          return prefix + part.toString(radix);
        })
        .join("."),
  },
];

/** The address as `count` numbers: bytes, and the rest in the last one. */
function parts({ bits }: Ipv4, count: number): number[] {
  const bytes = Array.from({ length: count - 1 }, (_, at) => (bits >>> (24 - 8 * at)) & 255);
  return [...bytes, bits % 256 ** (5 - count)];
}

function octal(part: number): string {
  return `0${part.toString(8)}`;
}

function hex(part: number): string {
  return `0x${part.toString(16)}`;
}

function zeros(count: number): string {
  return "0".repeat(count);
}
