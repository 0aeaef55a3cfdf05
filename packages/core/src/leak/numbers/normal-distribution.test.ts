import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "./normal-distribution.ts";

// From scipy.stats.norm 1.17.1.
test.each([
  [-3.5, 0.00023262907903552502],
  [-1, 0.15865525393145707],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1.96, 0.9750021048517795],
  [6, 0.9999999990134123],
])("normalCdf(%d) is scipy's", (x, expected) => {
  expect(normalCdf(x)).toBeCloseTo(expected, 14);
});

test.each([
  [-8.01, 0],
  [8.01, 1],
])("normalCdf(%d) is %d, for no double is nearer", (x, expected) => {
  expect(normalCdf(x)).toBe(expected);
});

test.each([
  [0.001, -3.090232306167813],
  [0.025, -1.9599639845400545],
  [0.5, 0],
  [0.9999, 3.719016485455709],
])("normalQuantile(%d) is scipy's", (probability, expected) => {
  expect(normalQuantile(probability)).toBeCloseTo(expected, 11);
});
