import { expect, test } from "vitest";
import { differencePValue, shareDifferencePValue } from "./difference.ts";

// Fisher's tea: one-sided 17/70, two-sided 34/70. Others with R 4.3's fisher.test().
test.each([
  [{ reached: 3, of: 4 }, { reached: 1, of: 4 }, 34 / 70],
  [{ reached: 4, of: 4 }, { reached: 0, of: 4 }, 2 / 70],
  [{ reached: 10, of: 10 }, { reached: 10, of: 10 }, 1],
  [{ reached: 0, of: 0 }, { reached: 5, of: 9 }, 1],
  [{ reached: 1, of: 10 }, { reached: 11, of: 14 }, 0.002_759_456],
])("shareDifferencePValue(%j, %j) is %d", (before, after, expected) => {
  expect(shareDifferencePValue(before, after)).toBeCloseTo(expected, 6);
});

const at95 = (value: number, low: number, high: number) => ({
  estimate: { value, low, high },
  confidence: 0.95,
});

test("differencePValue() of two estimates 1.96 standard deviations of their difference apart is 5 %", () => {
  expect(differencePValue(at95(0, -9, 1), at95(Math.SQRT2, Math.SQRT2 - 1, 9))).toBeCloseTo(0.05, 4);
});

test("differencePValue() of lopsided intervals uses the sides that face each other", () => {
  const certain = differencePValue(at95(0.5, 0.5, 0.6), at95(1, 0.9, 1));
  expect(certain).toBeLessThan(1e-6);
  expect(differencePValue(at95(0.5, 0.1, 0.6), at95(1, 0.9, 1.4))).toBe(certain);
});

test("differencePValue() knows how sure an interval is", () => {
  const wide = { estimate: { value: 0.6, low: 0.5, high: 0.7 }, confidence: 0.999 };
  const other = at95(0.75, 0.65, 0.85);
  expect(differencePValue(wide, other)).toBeLessThan(differencePValue({ ...wide, confidence: 0.95 }, other));
});

test("differencePValue() of the same is 1", () => {
  expect(differencePValue(at95(0.5, 0.4, 0.6), at95(0.5, 0.4, 0.6))).toBe(1);
});
