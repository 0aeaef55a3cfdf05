import { expect, test } from "vitest";
import { clipText, clipTexts, MAX_TEXT_LENGTH } from "./clip-text.ts";

test.each([
  [MAX_TEXT_LENGTH, 0],
  [MAX_TEXT_LENGTH + 1, 1],
  [MAX_TEXT_LENGTH + 100_000, 100_000],
])("clipText() of %i characters leaves out %i and says so", (length, missing) => {
  const clipped = clipText("x".repeat(length));
  expect(clipped.startsWith("x".repeat(MAX_TEXT_LENGTH))).toBe(true);
  expect(clipped.slice(MAX_TEXT_LENGTH)).toBe(missing === 0 ? "" : `… (${missing} more characters)`);
});

test("clipTexts() shortens strings at every depth and leaves all else as it was", () => {
  const long = "y".repeat(MAX_TEXT_LENGTH + 5);
  expect(clipTexts({ a: [long, 1, null, { b: long, c: true }] })).toEqual({
    a: [clipText(long), 1, null, { b: clipText(long), c: true }],
  });
});
