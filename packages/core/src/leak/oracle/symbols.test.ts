import { expect, test } from "vitest";
import { chooseStrata } from "../design/choose-strata.ts";
import { categorySymbols, combinedSymbols, countLabelled, countSymbols } from "./symbols.ts";
import type { Trial } from "./trial.ts";

function trialsOf(times: readonly number[], category = "error"): readonly Trial[] {
  return times.map((time, i) => ({ state: i % 2, category, time, round: 0 }));
}

test("categorySymbols() numbers categories as they come", () => {
  const trials = [...trialsOf([1], "b"), ...trialsOf([1], "a"), ...trialsOf([1], "b")];
  expect(categorySymbols(trials)).toEqual({ of: Uint32Array.of(0, 1, 0), count: 2 });
});

test("combinedSymbols() cuts 64 different times in four equal pieces", () => {
  // In an order without drift: 37 is prime to 64.
  const trials = trialsOf(Array.from({ length: 64 }, (_, i) => (i * 37) % 64));
  const symbols = combinedSymbols(trials, chooseStrata(trials));
  expect(symbols.count).toBe(4);
  for (let symbol = 0; symbol < 4; symbol++) expect(symbols.of.filter((s) => s === symbol)).toHaveLength(16);
});

test("combinedSymbols() never cuts equal times apart, and cuts in each category", () => {
  const trials = [...trialsOf(Array.from({ length: 30 }, () => 5)), ...trialsOf([1, 2], "load")];
  const symbols = combinedSymbols(trials, chooseStrata(trials));
  expect(new Set(symbols.of.slice(0, 30)).size).toBe(1);
  expect(symbols.count).toBe(2);
});

test("countSymbols() and countLabelled() count by state and by label", () => {
  const trials = trialsOf([1, 2, 3, 4, 5]);
  const symbols = { of: Uint32Array.of(0, 1, 0, 1, 1), count: 2 };
  expect(countSymbols(trials, symbols, 2)).toEqual([
    [2, 1],
    [0, 2],
  ]);
  expect(countLabelled(symbols, Uint8Array.of(0, 1, 0, 1, 0))).toEqual(Uint32Array.of(0, 2));
});
