import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cutText, wrapText } from "./wrap-text.ts";

test("wrapText() loses no word and no order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
      fc.integer({ min: 1, max: 40 }),
      (words, width) => {
        expect(wrapText(words.join(" "), width).join(" ")).toBe(words.join(" "));
      },
    ),
  );
});

test("wrapText() makes no line too long but for a single long word", () => {
  expect(wrapText("aa bb cc dddddddd e", 5)).toEqual(["aa bb", "cc", "dddddddd", "e"]);
});

test.each([
  ["abcd", 4, "abcd"],
  ["abcde", 4, "abc…"],
  ["abc", 0, "…"],
])("cutText(%j, %i) is %j", (text, width, expected) => {
  expect(cutText(text, width)).toBe(expected);
});
