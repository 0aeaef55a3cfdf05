import { expect, test } from "vitest";
import { createStyle, isColoured } from "./style.ts";

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: "1" }, false],
  [true, { NO_COLOR: "" }, true],
  [true, { TERM: "dumb" }, false],
  [false, { FORCE_COLOR: "1" }, true],
  [true, { FORCE_COLOR: "0" }, false],
  [true, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
])("isColoured(%s, %o) is %s", (isTerminal, environment, expected) => {
  expect(isColoured(isTerminal, environment)).toBe(expected);
});

test("createStyle() changes text only where it is coloured", () => {
  expect(createStyle("plain").alarm("scan")).toBe("scan");
  expect(createStyle("coloured").alarm("scan")).not.toBe("scan");
});
