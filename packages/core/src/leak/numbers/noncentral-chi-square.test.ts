import { expect, test } from "vitest";
import { noncentralChiSquareCdf, noncentralityAt } from "./noncentral-chi-square.ts";

// From scipy.stats.ncx2 1.17.1.
test.each([
  [1, 1, 0.5, 0.571297010386746],
  [5, 3, 2, 0.5934051800831555],
  [20, 5, 10, 0.7810703882850357],
  [100, 4, 80, 0.8151196532039078],
  [0.1, 2, 1, 0.029949053348142397],
  [300, 10, 250, 0.8919832708135118],
])("noncentralChiSquareCdf(%d, %d, %d) is within 0.02 of scipy's", (x, degrees, noncentrality, expected) => {
  expect(Math.abs(noncentralChiSquareCdf(x, degrees, noncentrality) - expected)).toBeLessThan(0.02);
});

test("noncentralityAt() inverts the distribution", () => {
  const noncentrality = noncentralityAt(40, 3, 0.025);
  expect(noncentralChiSquareCdf(40, 3, noncentrality)).toBeCloseTo(0.025, 9);
});

test("noncentralityAt() is 0 when even without noncentrality so small a value is rarer", () => {
  expect(noncentralityAt(0.001, 5, 0.5)).toBeCloseTo(0, 9);
});
