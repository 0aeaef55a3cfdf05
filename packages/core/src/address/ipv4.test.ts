import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";

const bits = fc.nat(0xffff_ffff);

test.each([
  ["0.0.0.0", 0],
  ["0.0.0.1", 1],
  ["127.0.0.1", 0x7f00_0001],
  ["128.0.0.0", 0x8000_0000],
  ["255.255.255.255", 0xffff_ffff],
])("parseIpv4(%j) has the bits %i", (text, expected) => {
  expect(parseIpv4(text)).toEqual({ kind: "ipv4", bits: expected });
});

test.each([
  ["", "is empty"],
  ["127.0.0", "has three parts"],
  ["127.0.0.1.1", "has five parts"],
  ["127.0.0.1.", "ends in a dot"],
  [".127.0.0.1", "begins with a dot"],
  ["1..2.3", "has an empty part"],
  ["127.0.0.01", "has a leading zero"],
  ["127.0.0.00", "has a leading zero"],
  ["0x7f.0.0.1", "has a hexadecimal part"],
  ["256.0.0.0", "has a part above 255"],
  ["127.0.0.1000", "has a part of four digits"],
  ["2130706433", "is one number"],
  [" 127.0.0.1", "begins with a space"],
  ["127.0.0.1\n", "ends in a line break"],
  ["127.0.0.+1", "has a sign"],
  ["１.0.0.1", "has a full-width digit"],
  ["10.evil.example", "is a name"],
])("parseIpv4(%j) is undefined since it %s", (text) => {
  expect(parseIpv4(text)).toBeUndefined();
});

test("formatIpv4() is undone by parseIpv4()", () => {
  fc.assert(
    fc.property(bits, (value) => {
      const address = { kind: "ipv4", bits: value } as const;
      expect(parseIpv4(formatIpv4(address))).toEqual(address);
    }),
  );
});

test("parseIpv4() and formatIpv4() agree with ipaddr.js about every address", () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), (octets) => {
      const theirs = new ipaddr.IPv4([...octets]);
      const ours = parseIpv4(theirs.toString());
      expect(ours && formatIpv4(ours)).toBe(octets.join("."));
    }),
  );
});

test("parseIpv4() accepts exactly the strings that ipaddr.js calls four strict decimal parts", () => {
  const part = fc.oneof(fc.nat(300).map(String), fc.constantFrom("", "00", "01", "0x1", "1e1", " 1", "-1"));
  fc.assert(
    fc.property(fc.array(part, { minLength: 3, maxLength: 5 }), (parts) => {
      const text = parts.join(".");
      expect(parseIpv4(text) !== undefined).toBe(ipaddr.IPv4.isValidFourPartDecimal(text));
    }),
    { numRuns: 2_000 },
  );
});
