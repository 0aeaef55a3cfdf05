import type { SeededRandom } from "../../address/spellings/seeded-random.ts";
import { mutualInformation } from "../bits/mutual-information.ts";
import { chooseStrata } from "../design/choose-strata.ts";
import { at } from "../numbers/at.ts";
import type { Estimate } from "../numbers/interval.ts";
import type { Observation } from "../observation.ts";
import { combinedSymbols, countSymbols } from "../oracle/symbols.ts";
import { toTrials } from "../oracle/trial.ts";
import { compareStates } from "./compare-states.ts";
import { decide } from "./decide.ts";
import { groupCells, type LeakCell } from "./leak-cell.ts";
import type { LeakReport } from "./leak-report.ts";
import { testCells } from "./test-cells.ts";

/** Fewer of a state cannot prove a difference in whole rounds: 2⁻⁷ is the least p-value of 8 on 8. */
export const MIN_SAMPLES = 8;

/** How cells are judged. */
export interface JudgeOptions {
  readonly random: SeededRandom;
  /** Chance of even one wrong `leaks` among all cells of the call; one minus it is the confidence of intervals. */
  readonly alpha?: number;
  /** Observations of a state below which it is not compared. */
  readonly minSamples?: number;
}

/**
 * Says of each channel, context and spelling what it tells a page about the state of a port.
 *
 * All cells of one call are one family: pass what shall share the error rate, after `discardWarmUp()`.
 */
export function judgeLeaks(
  observations: readonly Observation[],
  { random, alpha = 0.05, minSamples = MIN_SAMPLES }: JudgeOptions,
): readonly LeakReport[] {
  const compared = groupCells(observations, minSamples).map((cell) => ({
    cell,
    comparisons: cell.pairs.map(([a, b]) => compareStates(a, b, { alpha, pairs: cell.pairs.length })),
  }));
  const tests = testCells(
    compared.map(({ comparisons }) => comparisons),
    alpha,
    random,
  );
  return compared.map(({ cell, comparisons }, i) => {
    const { results, surest } = at(tests, i);
    const reach = countReach(cell);
    const pairs = comparisons.map(({ report }, place) => ({ ...report, oracles: [...at(results, place)] }));
    const upperBounds = comparisons.map(({ upperBound }) => upperBound);
    return {
      channel: cell.channel,
      context: cell.context,
      spelling: cell.spelling,
      verdict: decide({ cell, reach, pairs, upperBounds, surest }, alpha),
      pValue: surest?.cellPValue ?? null,
      bits: cell.reason === undefined ? cellBits(cell, alpha) : null,
      reach,
      pairs,
    };
  });
}

function countReach({ states }: LeakCell): LeakReport["reach"] {
  const open = states
    .flatMap(({ observations }) => observations)
    .filter(({ portState }) => portState === "open");
  return {
    reached: open.filter(({ connections, bytes }) => connections > 0 || bytes > 0).length,
    of: open.length,
  };
}

function cellBits({ states }: LeakCell, alpha: number): Estimate {
  const trials = toTrials(states.map(({ observations }) => observations));
  const symbols = combinedSymbols(trials, chooseStrata(trials));
  return mutualInformation(countSymbols(trials, symbols, states.length), 1 - alpha);
}
