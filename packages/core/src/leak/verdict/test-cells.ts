import { createRandom, type SeededRandom } from "../../address/spellings/seeded-random.ts";
import { at } from "../numbers/at.ts";
import { adjustHolm } from "../numbers/holm.ts";
import type { Statistic } from "../oracle/oracle.ts";
import {
  leastPValue,
  permutationExcess,
  permutationTest,
  type LabelledRounds,
} from "../oracle/permutation-test.ts";
import type { Comparison } from "./compare-states.ts";
import type { OracleResult, PairReport } from "./leak-report.ts";

/** Draws for each chance that the hardest step of a correction allows: enough for a p-value well below it. */
const DRAWS_PER_STEP = 2;
/** Below, p-values are too coarse to read; above, one test takes seconds. */
const [LEAST_DRAWS, MOST_DRAWS] = [999, 1_000_000];

/** The test of a cell that decides whether it leaks. */
export interface SurestTest {
  readonly states: PairReport["states"];
  readonly oracle: string;
  /** Chance of so sure a test in this cell where nothing leaks, for the whole family of cells. */
  readonly cellPValue: number;
  /** The least that `cellPValue` could have been beside what the other cells showed. */
  readonly leastCellPValue: number;
}

/** All tests of one cell. */
export interface CellTests {
  /** One list for each comparison; p-values are adjusted for each other within the cell. */
  readonly results: readonly (readonly OracleResult[])[];
  readonly surest: SurestTest | undefined;
}

interface PreparedTest {
  readonly states: PairReport["states"];
  readonly oracle: string;
  readonly statistic: Statistic;
  readonly labelled: LabelledRounds;
}

/**
 * Tests every cell, given by its comparisons, in two steps, so that a thousand cells take seconds.
 *
 * All tests of a cell run with few draws, and are adjusted for each other (Holm). The one that seems surest runs again with
 * as many draws as the family of cells needs; its p-value times the number of tests is the cell's (Bonferroni, which holds
 * however the one was chosen), and Holm adjusts those for the cells.
 *
 * Tests to which all trials look alike are no part of it: they could not have been false alarms (Tarone 1990,
 * "A modified Bonferroni method for discrete data", Biometrics 46(2)).
 */
export function testCells(
  cells: readonly (readonly Comparison[])[],
  alpha: number,
  random: SeededRandom,
): readonly CellTests[] {
  const prepared = cells.map(prepareTests);
  const tested = prepared.filter((tests) => tests.length > 0).length;
  const steps = prepared.map((tests) => {
    const pValues = tests.map((test) => draw(test, limitDraws(tests.length / alpha), random));
    const best = chooseSurest(tests, pValues, random);
    const pValue =
      best === undefined ? 1 : tests.length * draw(best, limitDraws((tested * tests.length) / alpha), random);
    return { pValues, best, pValue: Math.min(1, pValue) };
  });
  const withTests = steps.filter(({ best }) => best !== undefined);
  const adjusted = adjustHolm(withTests.map(({ pValue }) => pValue));
  const proven = adjusted.filter((pValue) => pValue <= alpha).length;
  return steps.map((step, i) => {
    const { best, pValues } = step;
    const tests = at(prepared, i);
    return {
      results: toResults(at(cells, i), pValues),
      surest:
        best === undefined
          ? undefined
          : {
              states: best.states,
              oracle: best.oracle,
              cellPValue: at(adjusted, withTests.indexOf(step)),
              leastCellPValue:
                Math.min(...tests.map(({ labelled }) => leastPValue(labelled))) *
                tests.length *
                Math.max(1, tested - proven),
            },
    };
  });
}

function prepareTests(comparisons: readonly Comparison[]): readonly PreparedTest[] {
  return comparisons.flatMap(({ report: { states }, statistics, labelled }) =>
    statistics.flatMap(({ oracle, statistic }) =>
      statistic === undefined ? [] : [{ states, oracle, statistic, labelled }],
    ),
  );
}

function draw({ statistic, labelled }: PreparedTest, maxDraws: number, random: SeededRandom): number {
  return permutationTest(labelled, statistic, { random: createRandom(random.below(2 ** 32)), maxDraws });
}

function limitDraws(chances: number): number {
  return Math.min(MOST_DRAWS, Math.max(LEAST_DRAWS, Math.ceil(DRAWS_PER_STEP * chances)));
}

/** The test with the least p-value; of several, the one whose statistic stands out most. */
function chooseSurest(
  tests: readonly PreparedTest[],
  pValues: readonly number[],
  random: SeededRandom,
): PreparedTest | undefined {
  const least = Math.min(...pValues);
  return tests
    .filter((_, i) => pValues[i] === least)
    .map((test) => ({ test, excess: permutationExcess(test.labelled, test.statistic, random) }))
    .sort((a, b) => b.excess - a.excess)
    .map(({ test }) => test)[0];
}

function toResults(
  comparisons: readonly Comparison[],
  pValues: readonly number[],
): readonly (readonly OracleResult[])[] {
  const adjusted = adjustHolm(pValues);
  let next = 0;
  return comparisons.map(({ statistics }) =>
    statistics.map(({ oracle, statistic }) => {
      if (statistic === undefined) return { oracle, pValue: null, adjustedPValue: null };
      const place = next++;
      return { oracle, pValue: at(pValues, place), adjustedPValue: at(adjusted, place) };
    }),
  );
}
