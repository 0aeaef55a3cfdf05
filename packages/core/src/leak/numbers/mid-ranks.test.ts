import { expect, test } from "vitest";
import { at } from "./at.ts";
import { midRanks } from "./mid-ranks.ts";

test("midRanks() is scipy's documented example of rankdata", () => {
  expect(midRanks([0, 2, 3, 2])).toEqual([1, 2.5, 4, 2.5]);
});

test("midRanks() puts infinities last and ties them", () => {
  const never = Number.POSITIVE_INFINITY;
  expect(midRanks([never, 1, never, 7])).toEqual([3.5, 1, 3.5, 2]);
});

test("midRanks() of nothing is nothing", () => {
  expect(midRanks([])).toEqual([]);
});

test("at() throws where there is nothing", () => {
  expect(() => at([1, 2], 2)).toThrow(RangeError);
});
