import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../../address/spellings/seeded-random.ts";
import { chooseStrata } from "../../design/choose-strata.ts";
import type { Oracle } from "../oracle.ts";
import { permutationTest } from "../permutation-test.ts";
import type { Trial } from "../trial.ts";
import { category } from "./category.ts";
import { combined } from "./combined.ts";
import { ORACLES } from "./index.ts";
import { time } from "./time.ts";

/** All trials in one round, so that all ways to deal the states are equally likely. */
function trialsOf(first: readonly Partial<Trial>[], second: readonly Partial<Trial>[]): readonly Trial[] {
  const plain = { category: "error", time: 1, round: 0 };
  return [
    ...first.map((given) => ({ ...plain, ...given, state: 0 })),
    ...second.map((given) => ({ ...plain, ...given, state: 1 })),
  ];
}

function pValue(oracle: Oracle, trials: readonly Trial[], runCount = 1): number | undefined {
  const statistic = oracle.prepare(trials, chooseStrata(trials));
  if (statistic === undefined) return undefined;
  const labelled = {
    labels: Uint8Array.from(trials, ({ state }) => state),
    rounds: trials.map(({ round }) => round),
  };
  // Draws that go on after twenty extremes are not needed by anyone but this comparison, so many tests are averaged.
  const runs = Array.from({ length: runCount }, (_, seed) =>
    permutationTest(labelled, statistic, { random: createRandom(seed), maxDraws: 2_000 }),
  );
  return runs.reduce((sum, p) => sum + p, 0) / runs.length;
}

function words(counts: Readonly<Record<string, number>>): readonly Partial<Trial>[] {
  return Object.entries(counts).flatMap(([category, count]) =>
    Array.from({ length: count }, () => ({ category })),
  );
}

test.each([
  [{ load: 6, error: 2 }, { load: 1, error: 4 }, 0.10256410256410256],
  [{ load: 8, error: 2 }, { load: 1, error: 5 }, 0.034965034965034975],
])("category of %o and %o has the p-value of Fisher's exact test in scipy, %d", (first, second, expected) => {
  const found = pValue(category, trialsOf(words(first), words(second)), 100) ?? 0;
  // The mean of many stopped counts is up to a twentieth too high.
  expect(found / expected).toBeGreaterThan(0.95);
  expect(found / expected).toBeLessThan(1.12);
});

test("time of scipy's documented example of mannwhitneyu has its exact p-value, 0.1111", () => {
  const found =
    pValue(
      time,
      trialsOf(
        [19, 22, 16, 29, 24].map((time) => ({ time })),
        [20, 11, 17, 12].map((time) => ({ time })),
      ),
      100,
    ) ?? 0;
  expect(found / 0.1111111111111111).toBeGreaterThan(0.95);
  expect(found / 0.1111111111111111).toBeLessThan(1.12);
});

test("combined finds times that scatter more but are as long, which time does not", () => {
  const narrow = Array.from({ length: 40 }, (_, i) => ({ time: 100 + (i - 19.5) / 10 }));
  const wide = Array.from({ length: 40 }, (_, i) => ({ time: 100 + (i - 19.5) * 2 }));
  const trials = trialsOf(narrow, wide);
  expect(pValue(combined, trials)).toBeLessThan(0.001);
  expect(pValue(time, trials)).toBeGreaterThan(0.5);
});

test("combined finds times that differ in one outcome and the other way in the other", () => {
  const make = (fast: string, slow: string) =>
    Array.from({ length: 30 }, (_, i) => [
      { category: fast, time: i },
      { category: slow, time: 100 + i },
    ]).flat();
  const trials = trialsOf(make("load", "error"), make("error", "load"));
  expect(pValue(combined, trials)).toBeLessThan(0.001);
  expect(pValue(category, trials)).toBeGreaterThan(0.5);
});

test.each(ORACLES.map((oracle) => [oracle.id, oracle] as const))(
  "%s has nothing to test when all trials look alike",
  (_, oracle) => {
    const alike = trialsOf([{}, {}, {}], [{}, {}, {}]);
    expect(pValue(oracle, alike)).toBeUndefined();
  },
);

test.each(ORACLES.map((oracle) => [oracle.id, oracle] as const))(
  "%s does not care which state is called the second",
  (_, oracle) => {
    const trial = fc.record({
      category: fc.constantFrom("a", "b"),
      time: fc.integer({ min: 0, max: 9 }),
      state: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(fc.array(trial, { minLength: 4, maxLength: 30 }), (list) => {
        const trials = list.map((given) => ({ ...given, round: 0 }));
        const labels = Uint8Array.from(trials, ({ state }) => state);
        fc.pre(new Set(labels).size === 2);
        const statistic = oracle.prepare(trials, chooseStrata(trials));
        fc.pre(statistic !== undefined);
        expect(statistic(labels)).toBeCloseTo(statistic(labels.map((label) => 1 - label)), 9);
      }),
    );
  },
);
