import { expect, test } from "vitest";
import { parseResolution } from "./parse-resolution.ts";

test.each([
  ["shop.example:443:127.0.0.1", { host: "shop.example", port: 443, address: "127.0.0.1" }],
  ["SHOP.example:1:::1", { host: "shop.example", port: 1, address: "::1" }],
  ["shop.example:65535:[::1]", { host: "shop.example", port: 65_535, address: "::1" }],
  ["[2001:db8::1]:80:127.0.0.1", { host: "2001:db8::1", port: 80, address: "127.0.0.1" }],
])("parseResolution(%j) reads host, port and address", (text, expected) => {
  expect(parseResolution(text)).toEqual(expected);
});

test.each([
  ["", /three parts/],
  ["shop.example", /three parts/],
  ["shop.example:443", /three parts/],
  [":443:127.0.0.1", /three parts/],
  ["shop.example:0:127.0.0.1", /no port 0;/],
  ["shop.example:65536:127.0.0.1", /no port 65536;/],
  ["shop.example:443:elsewhere.example", /elsewhere.example is not an IP address/],
  ["shop.example:443:127.0.0.01", /not an IP address/],
  ["a b:443:127.0.0.1", /a b is not a host/],
])("parseResolution(%j) says what is wrong and how it is written", (text, message) => {
  expect(() => parseResolution(text)).toThrow(message);
  expect(() => parseResolution(text)).toThrow(/write HOST:PORT:ADDRESS/);
});
