import { expect, test } from "vitest";
import { compareReach, furtherReach, isOnTheWire, REACHES } from "./reach.ts";

test("compareReach() orders every stream reach as the list does", () => {
  const stream = REACHES.filter((reach) => reach !== "datagram");
  expect([...stream].reverse().sort(compareReach)).toEqual(stream);
});

test("furtherReach() keeps the first of two equal reaches", () => {
  expect(furtherReach("datagram", "request")).toBe("datagram");
  expect(furtherReach("tcp", "tls")).toBe("tls");
});

test.each([
  ["intended", false],
  ["dns", false],
  ["tcp", true],
  ["datagram", true],
] as const)("isOnTheWire(%s) is %s", (reach, expected) => {
  expect(isOnTheWire(reach)).toBe(expected);
});
