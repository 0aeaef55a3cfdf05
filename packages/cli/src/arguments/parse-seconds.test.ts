import { expect, test } from "vitest";
import { parseSecondsMs } from "./parse-seconds.ts";

test.each([
  ["0", 0],
  ["15", 15_000],
  ["0.25", 250],
  ["86400", 86_400_000],
])("parseSecondsMs(%j) is %i ms", (text, expected) => {
  expect(parseSecondsMs(text)).toBe(expected);
});

test.each(["", "-1", "86401", "1e3", "Infinity", "15s", "0x10", "1,5", " 1"])(
  "parseSecondsMs(%j) says what a number of seconds looks like",
  (text) => {
    expect(() => parseSecondsMs(text)).toThrow(/is not a number of seconds; write one from 0 to 86400/);
  },
);
