import { expect, test } from "vitest";
import { parsePreference } from "./launch-firefox.ts";

test.each([
  ["network.lna.enabled=false", "network.lna.enabled", false],
  ["a.b=-12", "a.b", -12],
  ["a.b=1.5", "a.b", "1.5"],
  ["a.b=x=y", "a.b", "x=y"],
  ["a.b=", "a.b", ""],
])("parsePreference(%j) is %s with %j", (text, name, value) => {
  expect(parsePreference(text)).toEqual([name, value]);
});

test.each(["", "name", "=value"])("parsePreference(%j) is refused", (text) => {
  expect(() => parsePreference(text)).toThrow("it is not name=value");
});
