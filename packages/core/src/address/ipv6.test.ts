import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { standardHostname } from "./fixtures/standard-hostname.ts";
import { formatIpv6, parseIpv6 } from "./ipv6.ts";

const word = fc.oneof(fc.nat(0xffff_ffff), fc.constantFrom(0, 1, 0xffff, 0x1_0000, 0xffff_ffff));
const words = fc.tuple(word, word, word, word);

test.each([
  ["::", [0, 0, 0, 0]],
  ["::1", [0, 0, 0, 1]],
  ["1::", [0x1_0000, 0, 0, 0]],
  ["1:2:3:4:5:6:7:8", [0x1_0002, 0x3_0004, 0x5_0006, 0x7_0008]],
  ["1:2:3:4:5:6:7::", [0x1_0002, 0x3_0004, 0x5_0006, 0x7_0000]],
  ["::2:3:4:5:6:7:8", [2, 0x3_0004, 0x5_0006, 0x7_0008]],
  ["fE80::00aB", [0xfe80_0000, 0, 0, 0xab]],
  ["::ffff:127.0.0.1", [0, 0, 0xffff, 0x7f00_0001]],
  ["1:2:3:4:5:6:255.255.255.255", [0x1_0002, 0x3_0004, 0x5_0006, 0xffff_ffff]],
  ["64:ff9b::10.0.0.1", [0x64_ff9b, 0, 0, 0x0a00_0001]],
])("parseIpv6(%j) has the words %j", (text, expected) => {
  expect(parseIpv6(text)).toEqual({ kind: "ipv6", words: expected });
});

test.each([
  ["", "is empty"],
  [":", "is one colon"],
  [":::", "is three colons"],
  ["1", "is one group"],
  [":1::", "begins with one colon"],
  ["1:", "ends in one colon"],
  ["1:2:3:4:5:6:7", "has seven groups"],
  ["1:2:3:4:5:6:7:", "has seven groups and a colon"],
  ["1:2:3:4:5:6:7:8:", "has eight groups and a colon"],
  ["1:2:3:4:5:6:7:8:9", "has nine groups"],
  ["1:2:3:4:5:6:7:8::", "has nothing left to compress"],
  ["::1:2:3:4:5:6:7:8", "has nothing left to compress"],
  ["1:2:3:4::5:6:7:8", "has nothing left to compress"],
  ["1::2::3", "is compressed twice"],
  ["12345::", "has a group of five digits"],
  ["g::", "has a letter after f"],
  ["1::@", "has a sign below the letters"],
  ["1::/", "has a sign below the digits"],
  ["1:2 ::", "has a space"],
  ["::1%eth0", "has a zone"],
  ["[::1]", "has brackets"],
  ["::127.0.0", "ends in three decimal parts"],
  ["::127.0.0.256", "ends in an overflowing part"],
  ["::127.0.0.1:1", "goes on after the dotted tail"],
  ["1:2:3:4:5:6:7:1.2.3.4", "has room for one group only before the dotted tail"],
  ["::1:2:3:4:5:6:1.2.3.4", "has nothing left to compress before the dotted tail"],
  ["::.1.2.3", "has a dotted tail without its first part"],
  ["127.0.0.1", "is IPv4"],
])("parseIpv6(%j) is undefined since it %s", (text) => {
  expect(parseIpv6(text)).toBeUndefined();
});

test.each([
  ["0:0:0:0:0:0:0:0", "::"],
  ["0:0:0:0:0:0:0:1", "::1"],
  ["1:0:0:0:0:0:0:0", "1::"],
  ["1:0:0:2:0:0:3:4", "1::2:0:0:3:4"],
  ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
  ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
  ["0:0:0:0:0:ffff:7f00:1", "::ffff:7f00:1"],
  ["ABCD::00EF", "abcd::ef"],
])("formatIpv6() of %j is %j", (text, expected) => {
  const address = parseIpv6(text);
  expect(address && formatIpv6(address)).toBe(expected);
});

test("formatIpv6() is undone by parseIpv6()", () => {
  fc.assert(
    fc.property(words, (values) => {
      const address = { kind: "ipv6", words: values } as const;
      expect(parseIpv6(formatIpv6(address))).toEqual(address);
    }),
  );
});

test("formatIpv6() writes what whatwg-url writes, and ipaddr.js reads it as the same address", () => {
  fc.assert(
    fc.property(words, (values) => {
      const text = formatIpv6({ kind: "ipv6", words: values });
      const parts = values.flatMap((value) => [value >>> 16, value & 0xffff]);
      const uncompressed = parts.map((part) => part.toString(16)).join(":");
      expect(standardHostname(`http://[${uncompressed}]/`)).toBe(`[${text}]`);
      expect(ipaddr.IPv6.parse(text).parts).toEqual(parts);
    }),
  );
});

test("parseIpv6() accepts exactly what whatwg-url accepts between brackets", () => {
  const group = fc.oneof(
    fc.nat(0x1_ffff).map((value) => value.toString(16)),
    fc.constantFrom("", "0", "00", "g", "1.2.3.4"),
  );
  const separator = fc.constantFrom(":", ":", ":", "::", ".", "");
  const text = fc.array(fc.tuple(group, separator), { maxLength: 9 }).map((pairs) => pairs.flat().join(""));
  fc.assert(
    fc.property(text, (candidate) => {
      const ours = parseIpv6(candidate);
      const theirs = standardHostname(`http://[${candidate}]/`);
      expect(ours && `[${formatIpv6(ours)}]`).toBe(theirs);
    }),
    { numRuns: 5_000 },
  );
});
