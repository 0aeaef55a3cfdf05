import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { createBlockLookup, isInBlock, parseBlock, parseIpAddress } from "./address-block.ts";
import { formatIpv4 } from "./ipv4.ts";
import { formatIpv6 } from "./ipv6.ts";

const ipv4 = fc.nat(0xffff_ffff).map((bits) => formatIpv4({ kind: "ipv4", bits }));
const word = fc.oneof(fc.nat(0xffff_ffff), fc.constantFrom(0, 0xffff_ffff));
const ipv6 = fc.tuple(word, word, word, word).map((words) => formatIpv6({ kind: "ipv6", words }));

test.each(["127.0.0.0/8", "0.0.0.0/0", "1.2.3.4/32", "::/0", "::1/128", "fe80::/10"])(
  "parseBlock(%j) reads a block",
  (text) => {
    const [address = "", length] = text.split("/");
    expect(parseBlock(text)).toEqual({ address: parseIpAddress(address), prefixLength: Number(length) });
  },
);

test.each([
  "127.0.0.0",
  "127.0.0.0/",
  "127.0.0.0/33",
  "127.0.0.0/08",
  "127.0.0.0/-1",
  "127.0.0.0/8/8",
  "127/8",
  "::/129",
  "/8",
  "[::1]/128",
  "localhost/8",
])("parseBlock(%j) is undefined", (text) => {
  expect(parseBlock(text)).toBeUndefined();
});

test("isInBlock() agrees with ipaddr.js about IPv4 blocks of every length", () => {
  fc.assert(
    fc.property(ipv4, ipv4, fc.nat(32), fc.boolean(), (a, b, length, isNear) => {
      const other = isNear ? flipBit(a, length) : b;
      expect(isIn(other, `${a}/${length}`)).toBe(
        ipaddr.parse(other).match(ipaddr.parseCIDR(`${a}/${length}`)),
      );
    }),
    { numRuns: 1_000 },
  );
});

test("isInBlock() agrees with ipaddr.js about IPv6 blocks of every length", () => {
  fc.assert(
    fc.property(ipv6, ipv6, fc.nat(128), fc.boolean(), (a, b, length, isNear) => {
      const other = isNear ? flipBit(a, length) : b;
      expect(isIn(other, `${a}/${length}`)).toBe(
        ipaddr.parse(other).match(ipaddr.parseCIDR(`${a}/${length}`)),
      );
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ["127.0.0.1", "::/0"],
  ["::1", "0.0.0.0/0"],
])("isInBlock() is false for %s in %s, of the other family", (address, block) => {
  expect(isIn(address, block)).toBe(false);
});

test("createBlockLookup() goes by the first row that matches, and is public when none does", () => {
  const lookup = createBlockLookup([
    ["0.0.0.0/32", "loopback"],
    ["0.0.0.0/8", "local"],
  ]);
  expect(["0.0.0.0", "0.0.0.1", "1.0.0.0"].map((text) => lookup(address(text)))).toEqual([
    "loopback",
    "local",
    "public",
  ]);
});

test("createBlockLookup() throws RangeError for a row that is no block", () => {
  expect(() => createBlockLookup([["127.0.0.1", "loopback"]])).toThrow(RangeError);
});

function address(text: string): NonNullable<ReturnType<typeof parseIpAddress>> {
  const parsed = parseIpAddress(text);
  if (parsed === undefined) throw new RangeError(text);
  return parsed;
}

function isIn(text: string, block: string): boolean {
  const parsed = parseBlock(block);
  if (parsed === undefined) throw new RangeError(block);
  return isInBlock(address(text), parsed);
}

/** The same address with the last bit of its prefix flipped (its first bit, for a length of 0): just outside, or inside. */
function flipBit(text: string, length: number): string {
  const bytes = ipaddr.parse(text).toByteArray();
  const bit = Math.max(0, length - 1);
  return ipaddr
    .fromByteArray(bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (0x80 >> (bit & 7)) : byte)))
    .toString();
}
