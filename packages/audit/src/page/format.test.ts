import { expect, test } from "vitest";
import { formatDuration, formatEndpoint, formatInstant, formatSeconds, hostOf } from "./format.ts";

test.each([
  ["wss", "127.0.0.1", "wss://127.0.0.1:5900"],
  ["http", "::1", "http://[::1]:5900"],
  ["stun", "::1", "stun:[::1]:5900"],
  ["turns", "localhost", "turns:localhost:5900"],
  ["ice", "192.168.1.1", "192.168.1.1:5900"],
] as const)("formatEndpoint(%s, %s) is %s", (scheme, host, expected) => {
  expect(formatEndpoint(scheme, host, 5_900)).toBe(expected);
});

test.each([
  [0, "0 ms"],
  [999.4, "999 ms"],
  [1_000, "1.0 s"],
  [null, "until the end"],
])("formatDuration(%s) is %s", (ms, expected) => {
  expect(formatDuration(ms)).toBe(expected);
});

test("formatSeconds() has two digits", () => {
  expect(formatSeconds(1_234)).toBe("1.23 s");
});

test.each([
  ["2026-11-21T12:00:59.000Z", "21 November 2026, 12:00 UTC"],
  ["yesterday", "yesterday"],
])("formatInstant(%s) is %s", (iso, expected) => {
  expect(formatInstant(iso)).toBe(expected);
});

test.each([
  ["https://shop.example:8443/a", "shop.example:8443"],
  ["about:blank", undefined],
  ["nonsense", undefined],
  [null, undefined],
])("hostOf(%s) is %s", (url, expected) => {
  expect(hostOf(url)).toBe(expected);
});
