import { describe, expect, test } from "vitest";
import { classifyPath, pathShape, withoutValues } from "./path-class.ts";

describe("classifyPath()", () => {
  test.each([
    ["", ""],
    ["/", ""],
    ["/favicon.ico", ""],
    ["/?1700000000000", ""],
    ["/?t=0.123", ""],
    ["/?rnd=k3j9f0", ""],
    ["/x", ""],
    ["/5900", ""],
    ["/probe", ""],
    ["/a8f3k2x9", ""],
    ["/pixel.png?1700000000000", ""],
    ["/pixel.png", "/pixel.png"],
    ["/ws", "/ws"],
    ["/status", "/status"],
    ["/status?t=17", "/status"],
    ["/livereload", "/livereload"],
    ["/?v=1&client_id=42", "/?v&client_id"],
    ["/?token=abcDEF", "/?token"],
    ["/eID-Client?tcTokenURL=https%3A%2F%2Fa.example", "/eID-Client?tcTokenURL"],
  ])("makes %j %j", (path, expected) => {
    expect(classifyPath(path)).toBe(expected);
  });

  test("looks at no more than the beginning of a path", () => {
    expect(classifyPath(`/api/${"x".repeat(10_000)}`).length).toBeLessThan(300);
  });
});

test("pathShape() makes paths equal that differ in numbers only", () => {
  expect(pathShape("/p5900/a.png")).toBe(pathShape("/p3389/a.png"));
});

test("withoutValues() keeps the names of a query", () => {
  expect(withoutValues("/a?b=1&c=2&d")).toBe("/a?b&c&d");
  expect(withoutValues("/a")).toBe("/a");
});
