import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EMBEDDINGS } from "./embeddings.ts";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";
import { formatIpv6, parseIpv6 } from "./ipv6.ts";

const bits = fc.nat(0xffff_ffff);

test("EMBEDDINGS has an id for each row", () => {
  const ids = EMBEDDINGS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

// Examples of the RFCs themselves: 6052 §2.4, 3056 §2 (the prefix of a site), 4380 §4 and its errata's address, 5214 §6.1.
test.each([
  ["64:ff9b::192.0.2.33", ["nat64 192.0.2.33"]],
  ["2002:c000:221::1", ["6to4 192.0.2.33"]],
  ["2001:0:4136:e378:8000:63bf:3fff:fdd2", ["teredo 65.54.227.120", "teredo 192.0.2.45"]],
  ["::192.0.2.33", ["ipv4-compatible 192.0.2.33"]],
  ["::ffff:0:192.0.2.33", ["ipv4-translated 192.0.2.33"]],
  ["fe80::5efe:192.0.2.33", ["isatap 192.0.2.33"]],
  ["2001:db8::200:5efe:192.0.2.33", ["isatap 192.0.2.33"]],
  ["2002:a00:1:0:0:5efe:7f00:1", ["6to4 10.0.0.1", "isatap 127.0.0.1"]],
])("EMBEDDINGS find in %s: %j", (text, expected) => {
  expect(embeddedIn(text)).toEqual(expected);
});

// RFC 6052 §2.4 writes 192.0.2.33 with prefixes of every length; here under the local-use prefix of RFC 8215.
test.each([
  ["64:ff9b:1:c000:2:2100::", 48],
  ["64:ff9b:1:c0:0:221::", 56],
  ["64:ff9b:1:0:c0:2:2100:0", 64],
  ["64:ff9b:1::192.0.2.33", 96],
])("EMBEDDINGS find 192.0.2.33 in %s, whose translation prefix has %i bits", (text) => {
  expect(embeddedIn(text)).toContain("nat64-local 192.0.2.33");
});

test("EMBEDDINGS take one reading only of a local-use NAT64 address whose octet u is not zero", () => {
  expect(embeddedIn("64:ff9b:1:c000:102:2100::")).toEqual(["nat64-local 0.0.0.0"]);
});

test("EMBEDDINGS read 0.0.0.0 in a local-use NAT64 address when it is all there is", () => {
  expect(new Set(embeddedIn("64:ff9b:1::"))).toEqual(new Set(["nat64-local 0.0.0.0"]));
});

test.each([
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "2606:4700:4700::1111",
  "fe80::1",
  "64:ff9b:2::7f00:1",
  "2001:1::7f00:1",
])("EMBEDDINGS find nothing in %s", (text) => {
  expect(embeddedIn(text)).toEqual([]);
});

/** RFC 6052 §2.2, written down a second time, the other way round: position of each of the four bytes. */
const BYTES_BY_PREFIX = { 48: [6, 7, 9, 10], 56: [7, 9, 10, 11], 64: [9, 10, 11, 12], 96: [12, 13, 14, 15] };

test.each(Object.entries(BYTES_BY_PREFIX))(
  "EMBEDDINGS find every IPv4 address outside 0.0.0.0/8 under a local-use prefix of %s bits",
  (_, positions) => {
    fc.assert(
      fc.property(
        bits.filter((value) => value >>> 24 !== 0),
        (value) => {
          const bytes = [0x00, 0x64, 0xff, 0x9b, 0x00, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
          for (const [index, at] of positions.entries()) bytes[at] = (value >>> (24 - 8 * index)) & 255;
          const groups = Array.from({ length: 8 }, (_unused, at) =>
            bytes
              .slice(2 * at, 2 * at + 2)
              .reduce((sum, byte) => sum * 256 + byte)
              .toString(16),
          );
          expect(embeddedIn(groups.join(":"))).toContain(
            `nat64-local ${formatIpv4({ kind: "ipv4", bits: value })}`,
          );
        },
      ),
    );
  },
);

test("EMBEDDINGS find what was embedded by NAT64, 6to4, Teredo and ISATAP, whatever the address", () => {
  fc.assert(
    fc.property(bits, bits, (value, other) => {
      const inner = formatIpv4({ kind: "ipv4", bits: value });
      const [high, low] = [(value >>> 16).toString(16), (value & 0xffff).toString(16)];
      const words = [0x2001_0000, value, other, ~other >>> 0] as const;
      expect(embeddedIn(`64:ff9b::${inner}`)).toContain(`nat64 ${inner}`);
      expect(embeddedIn(`2002:${high}:${low}:1::1`)).toContain(`6to4 ${inner}`);
      expect(embeddedIn(`2a00:1:2:3:0:5efe:${inner}`)).toContain(`isatap ${inner}`);
      expect(embeddedIn(formatIpv6({ kind: "ipv6", words }))).toEqual(
        expect.arrayContaining([`teredo ${inner}`, `teredo ${formatIpv4({ kind: "ipv4", bits: other })}`]),
      );
    }),
  );
});

function embeddedIn(text: string): string[] {
  const address = parseIpv6(text);
  if (address === undefined) throw new RangeError(text);
  return EMBEDDINGS.flatMap(({ id, read }) =>
    read(address).map((embedded) => {
      expect(parseIpv4(formatIpv4(embedded))).toEqual(embedded);
      return `${id} ${formatIpv4(embedded)}`;
    }),
  );
}
