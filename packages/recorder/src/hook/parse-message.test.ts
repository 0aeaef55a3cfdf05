import { expect, test } from "vitest";
import { parseHookMessage } from "./parse-message.ts";

const MESSAGE = {
  kind: "rtc-config",
  peer: 1,
  href: "https://shop.test/",
  texts: ["turn:127.0.0.1"],
  stack: "",
};

test("parseHookMessage() reads what the hook writes", () => {
  expect(parseHookMessage(JSON.stringify(MESSAGE))).toEqual(MESSAGE);
});

test.for([
  ["no JSON", "{"],
  ["no object", "1"],
  ["null", "null"],
  ["a list", "[]"],
  ...Object.keys(MESSAGE).map(
    (key) => [`a message without ${key}`, JSON.stringify({ ...MESSAGE, [key]: undefined })] as const,
  ),
  ["texts that are none", JSON.stringify({ ...MESSAGE, texts: [1] })],
  ["texts that are no list", JSON.stringify({ ...MESSAGE, texts: "x" })],
  ["a number for an address", JSON.stringify({ ...MESSAGE, href: 1 })],
  ["another kind", JSON.stringify({ ...MESSAGE, kind: "other" })],
] as const)("parseHookMessage() ignores %s", ([, payload]) => {
  expect(parseHookMessage(payload)).toBeUndefined();
});
