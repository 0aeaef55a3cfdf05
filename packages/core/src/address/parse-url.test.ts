import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseUrl } from "./parse-url.ts";

test.each([
  ["ws://[::ffff:0177.0.0.1]:5900/x?[y]", "ws://[::ffff:7f00:1]:5900/x?[y]"],
  ["wss://user:p@[%3A%3A1]/", "wss://user:p@[::1]/"],
  [" WSS:[::%31]:443\n", "wss://[::1]/"],
  ["http:\\\\user@a@[::%31]\\[", "http://user%40a@[::1]/["],
  ["http://[:\t:%\n31]/", "http://[::1]/"],
  ["http://[::1%5d:80/[::2]", "http://[::1]/[::2]"],
  ["http://%5b%EF%BC%9A:\uFF11]:8080", "http://[::1]:8080/"],
])("parseUrl(%j), which Chromium alone accepts, is %j", (text, expected) => {
  expect(parseUrl(text)?.href).toBe(expected);
});

test.each([
  ["http://%5B::1%5D/", "both brackets are encoded"],
  ["http://[::ffff:127.1]/", "the tail has two parts"],
  ["http://[::ffff:0177.0.0.1.]/", "the tail ends in a dot"],
  ["http://[::ffff:0400.0.0.1]/", "a part of the tail is above 255"],
  ["http://[::ffff:08.0.0.1]/", "a part of the tail is no number"],
  ["http://[::1%20]/", "there is a space in the brackets"],
  ["http://[::1%25eth0]/", "there is a zone"],
  ["http://[::1%2]/", "the percent-encoding is cut short"],
  ["http://[00001::1]/", "a group has five digits"],
  ["http://[::1]x/", "something follows the brackets"],
  ["http://[]/", "the brackets are empty"],
  ["[::%31]", "it is no URL"],
])("parseUrl(%j) is null since %s", (text) => {
  expect(parseUrl(text)).toBeNull();
});

test("parseUrl() is URL.parse() for whatever that accepts", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      expect(parseUrl(url)?.href).toBe(URL.parse(url)?.href);
    }),
  );
});

test("parseUrl() takes time in proportion to a hostile text's length", () => {
  const texts = ["[", "[]", "[:", "%5B", "[%5B", "[%3A", "]:1", "[1]:1"].map(
    (unit) => `http://${unit.repeat(50_000)}`,
  );
  const startMs = performance.now();
  for (const text of texts) expect(parseUrl(text)).toBeNull();
  // Quadratic work on texts this long takes five seconds and more.
  expect(performance.now() - startMs).toBeLessThan(2_000);
});
