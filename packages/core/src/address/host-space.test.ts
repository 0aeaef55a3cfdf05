import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ADDRESS_SPACES } from "./address-space.ts";
import { isLessPublic } from "./compare-space.ts";
import { addressSpace, closestSpace, embeddedSpace, isLocalHost } from "./host-space.ts";

test.each([
  ["127.0.0.1", "loopback"],
  ["127.255.255.255", "loopback"],
  ["192.168.1.1", "local"],
  ["8.8.8.8", "public"],
  ["::1", "loopback"],
  ["[::1]", "loopback"],
  ["fe80::1", "local"],
  ["::ffff:10.0.0.1", "local"],
  ["::ffff:7f00:1", "loopback"],
  ["::ffff:8.8.8.8", "public"],
  ["localhost", "loopback"],
  ["a.localhost.", "loopback"],
  ["printer.local", "local"],
  ["example.com", "public"],
])("addressSpace(%j), a canonical host, is %s", (host, expected) => {
  expect(addressSpace(host)).toBe(expected);
});

test.each([
  ["2130706433", "loopback"],
  ["0x7f.1", "loopback"],
  ["0177.0.0.01", "loopback"],
  ["127.0.0.1.", "loopback"],
  ["127.1:8080", "loopback"],
  ["example.com@127.0.0.1", "loopback"],
  ["１２７。0｡0．1", "loopback"],
  ["LOCALHOST", "loopback"],
  ["ⓛocalhost", "loopback"],
  ["%6cocalhost", "loopback"],
  ["[::FFFF:127.0.0.1]", "loopback"],
  ["0:0:0:0:0:0:0:1", "loopback"],
  ["0xa000001", "local"],
  ["Printer.LOCAL", "local"],
  ["EXAMPLE.com", "public"],
  ["bücher.example", "public"],
  ["0x08080808", "public"],
])("addressSpace(%j) is %s, as the browser resolves that spelling", (host, expected) => {
  expect(addressSpace(host)).toBe(expected);
});

test.each(["fe80::1%eth0", "fe80::1%2", "FE80::1%25en0"])(
  "addressSpace(%j) is local whatever the zone",
  (host) => {
    expect(addressSpace(host)).toBe("local");
  },
);

test.each(["", " ", "256.256.256.256", "foo.1", "[::1", "a b", "%00", "[fe80::1%25eth0]"])(
  "addressSpace(%j) is public, since no browser reaches anything by it",
  (host) => {
    expect([addressSpace(host), embeddedSpace(host), closestSpace(host)]).toEqual([
      "public",
      undefined,
      "public",
    ]);
  },
);

test.each([
  ["64:ff9b::127.0.0.1", "loopback"],
  ["64:ff9b::8.8.8.8", "public"],
  ["64:ff9b:1::192.168.0.1", "local"],
  ["64:ff9b:1:7f00:0:100::", "loopback"],
  ["64:ff9b:1:808:8:800::", "public"],
  ["2002:7f00:1::", "loopback"],
  ["2002:c0a8:101::1", "local"],
  ["2001:0:808:808:0:0:80ff:fffe", "loopback"],
  ["2001:0:a00:1:0:0:f7f7:f7f7", "local"],
  ["::127.0.0.1", "loopback"],
  ["fe80::5efe:10.0.0.1", "local"],
  ["[2001:db8::200:5efe:7f00:1]", "loopback"],
])("embeddedSpace(%j) is %s", (host, expected) => {
  expect(embeddedSpace(host)).toBe(expected);
});

test.each(["127.0.0.1", "localhost", "example.com", "::1", "::", "::ffff:127.0.0.1", "2606:4700::1111"])(
  "embeddedSpace(%j) is undefined: nothing is embedded",
  (host) => {
    expect(embeddedSpace(host)).toBeUndefined();
  },
);

test.each([
  ["fe80::5efe:127.0.0.1", "local", "loopback", "loopback"],
  ["fe80::5efe:8.8.8.8", "local", "public", "local"],
  ["64:ff9b::10.0.0.1", "public", "local", "local"],
  ["64:ff9b::8.8.8.8", "public", "public", "public"],
  ["10.0.0.1", "local", undefined, "local"],
] as const)("closestSpace(%s) of %s and embedded %s is %s", (host, own, embedded, expected) => {
  expect([addressSpace(host), embeddedSpace(host), closestSpace(host)]).toEqual([own, embedded, expected]);
});

test("closestSpace() is never more public than either reading, and isLocalHost() says whether it is public", () => {
  const host = fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.string());
  fc.assert(
    fc.property(host, (text) => {
      const closest = closestSpace(text);
      expect(isLessPublic(addressSpace(text), closest)).toBe(false);
      expect(isLessPublic(embeddedSpace(text) ?? "public", closest)).toBe(false);
      expect(isLocalHost(text)).toBe(closest !== "public");
    }),
    { numRuns: 2_000 },
  );
});

test("addressSpace() never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(ADDRESS_SPACES).toContain(addressSpace(text));
    }),
    { numRuns: 2_000 },
  );
});
