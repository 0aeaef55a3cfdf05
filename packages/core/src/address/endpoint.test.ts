import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SCHEMES } from "../probe/scheme.ts";
import { DEFAULT_PORTS } from "./default-ports.ts";
import { endpointOfUrl } from "./endpoint.ts";
import { formatIpv4 } from "./ipv4.ts";

test.each([
  ["ws://127.0.0.1/", "ws", "127.0.0.1", 80, "/"],
  ["wss://127.0.0.1:5900", "wss", "127.0.0.1", 5900, "/"],
  ["http://localhost/a/../b?c=d#e", "http", "localhost", 80, "/b?c=d"],
  ["HTTPS://USER:pass@LocalHost.:443/", "https", "localhost.", 443, "/"],
  ["https://[::FFFF:127.0.0.1]:8443/x", "https", "::ffff:7f00:1", 8443, "/x"],
  ["http:\\\\2130706433:0/", "http", "127.0.0.1", 0, "/"],
  ["  http://0x7f.1/\n", "http", "127.0.0.1", 80, "/"],
  ["stun:127.0.0.1", "stun", "127.0.0.1", 3478, ""],
  ["stuns:127.0.0.1", "stuns", "127.0.0.1", 5349, ""],
  ["turn:127.1:5900?transport=tcp", "turn", "127.0.0.1", 5900, ""],
  ["turns:[::1]?transport=tcp", "turns", "::1", 5349, ""],
  ["turn:router.local:80", "turn", "router.local", 80, ""],
  ["turn:router.local:443", "turn", "router.local", 443, ""],
  ["STUN:EXAMPLE.com:65535", "stun", "example.com", 65_535, ""],
] as const)("endpointOfUrl(%j) is %s %s %i %j", (url, scheme, host, port, path) => {
  expect(endpointOfUrl(url)).toEqual({ scheme, host, port, path });
});

test.each([
  "",
  "127.0.0.1",
  "/path",
  "//127.0.0.1/",
  "http://",
  "http://127.0.0.1:65536/",
  "http://256.0.0.1/",
  "ws://a b/",
  "data:text/plain,127.0.0.1",
  "blob:http://127.0.0.1/1",
  "file:///etc/hosts",
  "about:blank",
  "javascript:0",
  "ftp://127.0.0.1/",
  "chrome-extension://abc/x",
  "turn://127.0.0.1",
  "turn:user@127.0.0.1",
  "turn:127.0.0.1/x",
  "stun:",
  "stun:127.0.0.1:99999",
  "turn:[::1",
  "turn:256.0.0.1",
  "stun:a\\b",
])("endpointOfUrl(%j) is undefined: no browser connects by it", (url) => {
  expect(endpointOfUrl(url)).toBeUndefined();
});

test("DEFAULT_PORTS has every scheme that a URL can have", () => {
  expect(Object.keys(DEFAULT_PORTS)).toEqual(SCHEMES.filter((scheme) => scheme !== "ice"));
});

test("endpointOfUrl() reads back every scheme, host and port", () => {
  const scheme = fc.constantFrom(...Object.keys(DEFAULT_PORTS));
  fc.assert(
    fc.property(scheme, fc.nat(0xffff_ffff), fc.nat(65_535), (scheme, bits, port) => {
      const host = formatIpv4({ kind: "ipv4", bits });
      const slashes = scheme.startsWith("stun") || scheme.startsWith("turn") ? "" : "//";
      expect(endpointOfUrl(`${scheme}:${slashes}${host}:${port}`)).toMatchObject({ scheme, host, port });
    }),
  );
});

test("endpointOfUrl() never throws, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("", "http://", "turn:", "stun:["),
      fc.string({ unit: "binary" }),
      (start, rest) => {
        expect(typeof endpointOfUrl(start + rest)).toMatch(/^(?:object|undefined)$/);
      },
    ),
    { numRuns: 2_000 },
  );
});
