import { expect, test } from "vitest";
import { planEquivalence, planSamples } from "./plan-samples.ts";

test("planSamples() of the defaults is Noether's number for an area of 0.7, and the reserve", () => {
  // Noether (1987), formula (3): (1.960 + 1.645)² / (6 (0.7 − 0.5)²) = 54 with equal variances on both sides.
  expect(planSamples()).toBeGreaterThanOrEqual(50);
  expect(planSamples()).toBeLessThanOrEqual(1.1 * 54 + 1);
});

test("planSamples() asks for as many below 0.5 as above", () => {
  expect(planSamples({ auc: 0.3, comparison: "within-rounds" })).toBe(
    planSamples({ auc: 0.7, comparison: "within-rounds" }),
  );
});

test.each([
  ["a smaller leak", { auc: 0.6 }],
  ["more power", { power: 0.99 }],
  ["fewer false alarms", { alpha: 0.01 }],
  ["more comparisons", { comparisons: 100 }],
  ["comparison within rounds", { comparison: "within-rounds" }],
] as const)("planSamples() asks more of %s", (_, plan) => {
  expect(planSamples(plan)).toBeGreaterThan(planSamples());
});

test("planSamples() throws for an area of 0.5", () => {
  expect(() => planSamples({ auc: 0.5 })).toThrow(RangeError);
});

test("planEquivalence() is 867 of each state for a margin of 0.05, power 0.95 and error 0.05", () => {
  // (1.645 + 1.960)² / (6 · 0.05²).
  expect(planEquivalence()).toBe(867);
});
