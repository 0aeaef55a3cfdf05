import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatAuthority, parseAuthority } from "./authority.ts";

test.each([
  ["127.0.0.1:80", { host: "127.0.0.1", port: 80 }],
  ["2130706433:80", { host: "127.0.0.1", port: 80 }],
  ["0x7f.1:65535", { host: "127.0.0.1", port: 65_535 }],
  ["[::1]:1", { host: "::1", port: 1 }],
  ["[::ffff:7f00:1]:1", { host: "::ffff:7f00:1", port: 1 }],
  ["LOCALHOST.:443", { host: "localhost", port: 443 }],
  ["example.com:00080", { host: "example.com", port: 80 }],
])("parseAuthority() reads %s as browsers do", (text, expected) => {
  expect(parseAuthority(text)).toEqual(expected);
});

test.each([
  "",
  ":80",
  "a",
  "a:",
  "a:0",
  "a:65536",
  "a:1:2",
  "::1:80",
  "[::1:80",
  "me@a:80",
  "a b:80",
  "a/b:80",
  "a%2fb:80",
  "a,b:80",
  "[fe80::1%25eth0]:80",
  "1.2.3.256:80",
])("parseAuthority() refuses %j", (text) => {
  expect(parseAuthority(text)).toBeUndefined();
});

test("parseAuthority() reads what formatAuthority() writes", () => {
  const host = fc.oneof(fc.ipV4(), fc.domain());
  fc.assert(
    fc.property(host, fc.integer({ min: 1, max: 65_535 }), (text, port) => {
      const authority = parseAuthority(`${text}:${port}`);
      if (authority !== undefined) expect(parseAuthority(formatAuthority(authority))).toEqual(authority);
    }),
  );
});

test("parseAuthority() never throws", () => {
  fc.assert(fc.property(fc.string(), (text) => void parseAuthority(text)));
});
