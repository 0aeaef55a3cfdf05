import { expect, test } from "vitest";
import { formatMs, median, shuffle } from "./numbers.ts";

test.each([
  [[], undefined],
  [[3], 3],
  [[9, 1, 5], 5],
  [[10, 2, 100, 4], 7],
])("median() of %j is %j", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  [0, "0.0 ms"],
  [9.94, "9.9 ms"],
  [10, "10 ms"],
  [6_021, "6021 ms"],
  [12_345, "12.3 s"],
])("formatMs() of %d is %s", (ms, expected) => {
  expect(formatMs(ms)).toBe(expected);
});

test("shuffle() keeps every item and follows chance", () => {
  const items = [1, 2, 3, 4, 5];
  expect(shuffle(items, () => 0)).toEqual([2, 3, 4, 5, 1]);
  expect(shuffle(items, () => 0.999)).toEqual(items);
  expect(items).toEqual([1, 2, 3, 4, 5]);
});

test("shuffle() puts each item at each place about equally often", () => {
  // A linear congruential generator (Numerical Recipes): repeatable.
  let state = 7;
  const random = (): number => (state = (1_664_525 * state + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  const firsts = new Map<number, number>();
  for (let run = 0; run < 4_000; run++) {
    const first = shuffle([0, 1, 2, 3], random)[0] ?? -1;
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  // 1,000 expected; six standard deviations are 164.
  for (const item of [0, 1, 2, 3]) expect(Math.abs((firsts.get(item) ?? 0) - 1_000)).toBeLessThan(164);
});
