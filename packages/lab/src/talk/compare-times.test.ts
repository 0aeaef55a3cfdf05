import { expect, test } from "vitest";
import { compareTimes, formatArea } from "./compare-times.ts";

const FAST = [2, 3, 4, 5, 6, 7];
const SLOW = FAST.map((ms) => ms + 10);

test("compareTimes() says which sample is slower, whichever comes first", () => {
  expect(compareTimes(FAST, SLOW)).toMatchObject({ value: 1, slower: "other" });
  expect(compareTimes(SLOW, FAST)).toMatchObject({ value: 0, slower: "one" });
});

test("compareTimes() says neither when chance may have made the difference", () => {
  expect(compareTimes(FAST, FAST)).toMatchObject({ value: 0.5, slower: undefined });
  expect(compareTimes(FAST.slice(0, 2), SLOW.slice(0, 2))?.slower).toBeUndefined();
  expect(compareTimes([], SLOW)).toBeUndefined();
});

test("compareTimes() widens its interval with the number of comparisons", () => {
  const [one, many] = [compareTimes(FAST, SLOW), compareTimes(FAST, SLOW, 20)];
  expect(many?.low ?? 1).toBeLessThan(one?.low ?? 0);
});

test("formatArea() writes two decimals", () => {
  expect(formatArea({ value: 0.5, low: 0.123, high: 0.987 })).toBe("AUC 0.50, 0.12 to 0.99");
});
