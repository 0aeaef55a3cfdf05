import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { uniform } from "../fixtures/worlds.ts";
import { driftScore } from "./drift.ts";

test("driftScore() of Bartels' changes of US stock levels is the negative normed ratio", () => {
  // Bartels (1982). Computed apart, with scipy's rankdata and numpy: the ratio is 2.0484848, 0.0833575 deviations high.
  const changes = [528, 348, 264, -20, -167, 575, 410, -4, 430, -122];
  expect(driftScore([changes])).toBeCloseTo(-0.08335745645826546, 12);
});

test("driftScore() is a standard normal variable when order does not matter", () => {
  const random = createRandom(4);
  const scores = Array.from({ length: 2_000 }, () =>
    driftScore([
      Array.from({ length: 20 }, () => uniform(random)),
      Array.from({ length: 7 }, () => uniform(random)),
    ]),
  );
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  expect(mean).toBeCloseTo(0, 0);
  expect(Math.abs(mean)).toBeLessThan(0.1);
  expect(variance).toBeGreaterThan(0.85);
  expect(variance).toBeLessThan(1.15);
});

test("driftScore() is large when values rise, and below zero when they alternate", () => {
  expect(driftScore([Array.from({ length: 30 }, (_, i) => i)])).toBeGreaterThan(4);
  expect(driftScore([Array.from({ length: 30 }, (_, i) => i % 2)])).toBeLessThan(-4);
});

test.each([
  ["nothing", []],
  [
    "two values a stratum",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["equal values", [[5, 5, 5, 5]]],
])("driftScore() of %s is 0", (_, strata) => {
  expect(driftScore(strata)).toBe(0);
});
