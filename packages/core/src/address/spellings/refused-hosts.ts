import { formatIpv4, type Ipv4 } from "../ipv4.ts";
import type { Notation } from "./notation.ts";

/**
 * Near misses: each takes an IPv4 address, and writes something that no browser accepts as a host.
 *
 * Source: https://url.spec.whatwg.org/#concept-host-parser and the failures of its steps.
 * Snapshot: 2026-11-21.
 * Left out: what engines disagree about, which is in `ENGINE_DISAGREEMENTS`.
 */
export const REFUSED_HOSTS: readonly Notation<Ipv4>[] = [
  {
    id: "part-above-255",
    write: (ip, random) => `${256 + random.below(999)}.${formatIpv4(ip).replace(/^\d+\./, "")}`,
  },
  { id: "last-part-above-255", write: (ip) => formatIpv4(ip).replace(/\d+$/, "256") },
  { id: "last-part-above-65535", write: (ip) => `${ip.bits >>> 24}.1.65536` },
  { id: "last-part-above-24-bits", write: (ip) => `${ip.bits >>> 24}.16777216` },
  { id: "number-above-32-bits", write: (ip) => `${ip.bits + 2 ** 32}` },
  { id: "hex-above-32-bits", write: (ip) => `0x${(ip.bits + 2 ** 32).toString(16)}` },
  {
    id: "number-above-64-bits",
    write: (ip) => `0x1${"0".repeat(16)}${ip.bits.toString(16).padStart(8, "0")}`,
  },
  { id: "five-parts", write: (ip) => `${formatIpv4(ip)}.0` },
  { id: "empty-part", write: (ip) => formatIpv4(ip).replace(".", "..") },
  { id: "dot-first", write: (ip) => `.${formatIpv4(ip)}` },
  { id: "bad-octal", write: (ip) => formatIpv4(ip).replace(/\d+$/, "09") },
  { id: "name-before-number", write: (ip) => `host.${ip.bits >>> 24}` },
  { id: "name-before-hex", write: (ip) => `www.example.0x${ip.bits.toString(16)}` },
  { id: "letters-before-number", write: (ip) => `x${formatIpv4(ip)}` },
  { id: "negative", write: (ip) => `1.-${ip.bits >>> 24}.${ip.bits & 255}` },
  { id: "space-inside", write: (ip) => formatIpv4(ip).replace(".", ". ") },
  { id: "percent-encoded-space", write: (ip) => `%20${formatIpv4(ip)}` },
  { id: "percent-encoded-slash", write: (ip) => `${formatIpv4(ip)}%2f` },
  { id: "percent-encoded-twice", write: (ip) => formatIpv4(ip).replace(".", "%252E") },
  { id: "percent-encoded-null", write: (ip) => `${formatIpv4(ip)}%00` },
  { id: "percent-sign", write: (ip) => `${formatIpv4(ip)}%` },
  { id: "percent-invalid-utf-8", write: (ip) => `${formatIpv4(ip)}%ff` },
  {
    id: "forbidden-code-point",
    write: (ip, random) => `${formatIpv4(ip)}${random.pick(["<", ">", "^", "|", "[", "]"])}`,
  },
  { id: "no-brackets", write: (ip) => `::ffff:${formatIpv4(ip)}` },
  { id: "bracket-open", write: (ip) => `[::${ip.bits >>> 16}` },
  { id: "bracket-text-after", write: (ip) => `[::1]${ip.bits}` },
  { id: "bracket-ipv4", write: (ip) => `[${formatIpv4(ip)}]` },
  { id: "bracket-short-tail", write: (ip) => `[::ffff:127.${ip.bits & 255}]` },
  {
    id: "bracket-zone",
    write: (ip, random) =>
      `[fe80::${(ip.bits & 0xffff).toString(16)}%${random.pick(["eth0", "25eth0", "1"])}]`,
  },
  { id: "bracket-number-tail", write: (ip) => `[::ffff:${ip.bits.toString().padStart(5, "1")}]` },
  { id: "bracket-tail-final-dot", write: (ip) => `[::ffff:${formatIpv4(ip)}.]` },
  { id: "bracket-tail-above-255", write: (ip) => `[::ffff:${formatIpv4(ip).replace(/\d+$/, "0400")}]` },
  { id: "bracket-percent-encoded-both", write: (ip) => `%5B::${(ip.bits & 0xffff).toString(16)}%5D` },
  { id: "bracket-full-width-both", write: (ip) => `\uFF3B::${(ip.bits & 0xffff).toString(16)}\uFF3D` },
  { id: "bracket-two-gaps", write: (ip) => `[1::${(ip.bits >>> 16).toString(16)}::2]` },
  { id: "bracket-nine-groups", write: (ip) => `[1:2:3:4:5:6:7:8:${(ip.bits >>> 16).toString(16)}]` },
  { id: "port-above-65535", write: (ip, random) => `${formatIpv4(ip)}:${65_536 + random.below(9_999)}` },
  { id: "port-letters", write: (ip) => `${formatIpv4(ip)}:http` },
  { id: "user-only", write: (ip) => `${formatIpv4(ip)}@` },
  { id: "port-only", write: (ip) => `:${ip.bits & 0xffff}` },
];
