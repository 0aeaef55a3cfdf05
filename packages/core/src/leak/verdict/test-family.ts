import { createRandom, type SeededRandom } from "../../address/spellings/seeded-random.ts";
import { at } from "../numbers/at.ts";
import { adjustHolm } from "../numbers/holm.ts";
import { permutationTest } from "../oracle/permutation-test.ts";
import type { Comparison } from "./compare-states.ts";
import type { OracleResult } from "./leak-report.ts";

/** Draws for each chance that Holm's hardest step allows: enough for a p-value well below it. */
const DRAWS_PER_STEP = 4;
/** Below, p-values are too coarse to read; above, one test takes a minute. */
const [LEAST_DRAWS, MOST_DRAWS] = [999, 200_000];

/**
 * Runs every test of all comparisons and adjusts their p-values for each other, in the order of the comparisons.
 *
 * Tests to which all trials look alike are no part of the family: they could not have been false alarms (Tarone 1990,
 * "A modified Bonferroni method for discrete data", Biometrics 46(2)).
 */
export function testFamily(
  comparisons: readonly Comparison[],
  alpha: number,
  random: SeededRandom,
): readonly (readonly OracleResult[])[] {
  const size = comparisons.flatMap(({ statistics }) =>
    statistics.filter(({ statistic }) => statistic),
  ).length;
  const maxDraws = Math.min(MOST_DRAWS, Math.max(LEAST_DRAWS, Math.ceil((DRAWS_PER_STEP * size) / alpha)));
  const results = comparisons.map(({ statistics, labelled }) =>
    statistics.map(({ oracle, statistic }) => ({
      oracle,
      pValue:
        statistic === undefined
          ? null
          : permutationTest(labelled, statistic, { random: createRandom(random.below(2 ** 32)), maxDraws }),
    })),
  );
  const adjusted = adjustHolm(results.flat().flatMap(({ pValue }) => pValue ?? []));
  let next = 0;
  return results.map((row) =>
    row.map(({ oracle, pValue }) => ({
      oracle,
      pValue,
      adjustedPValue: pValue === null ? null : at(adjusted, next++),
    })),
  );
}
