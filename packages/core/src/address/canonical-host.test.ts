import { expect, test } from "vitest";
import { canonicalHost } from "./canonical-host.ts";

test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["127.1", "127.0.0.1"],
  ["2130706433", "127.0.0.1"],
  ["0x7f000001.", "127.0.0.1"],
  ["0177.0.0.1:8080", "127.0.0.1"],
  ["www.example.com@127.0.0.1", "127.0.0.1"],
  ["127.0.0.1\\@www.example.com", "127.0.0.1"],
  ["１２７｡０｡０｡１", "127.0.0.1"],
  ["LOCALHOST.", "localhost."],
  ["%6Cocalhost", "localhost"],
  ["bücher.example", "xn--bcher-kva.example"],
  ["[::FFFF:127.0.0.1]", "::ffff:7f00:1"],
  ["[0:0::1]:443", "::1"],
  ["0:0:0:0:0:0:0:1", "::1"],
  ["FE80::1", "fe80::1"],
])("canonicalHost(%j) is %j", (text, expected) => {
  expect(canonicalHost(text)).toBe(expected);
});

test.each(["", "@", ":80", "256.0.0.1", "1.2.3.4.5", "foo.1", "a b", "[::1", "::1::", "%00"])(
  "canonicalHost(%j) is undefined: no browser accepts it",
  (text) => {
    expect(canonicalHost(text)).toBeUndefined();
  },
);

test.each(["127.0.0.1", "localhost.", "xn--n3h.local", "::1", "a..b", "under_score"])(
  "canonicalHost() of the canonical %j is itself",
  (host) => {
    expect(canonicalHost(host)).toBe(host);
  },
);
