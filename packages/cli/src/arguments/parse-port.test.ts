import { expect, test } from "vitest";
import { parsePort } from "./parse-port.ts";

test.each(["0", "65536", "-1", "80.5", "1e3", "", "http", "123456"])("parsePort(%j) is refused", (text) => {
  expect(() => parsePort(text)).toThrow("it is no port");
});

test.each([
  ["1", 1],
  ["65535", 65_535],
])("parsePort(%j) is %d", (text, port) => {
  expect(parsePort(text)).toBe(port);
});
