import { balancedAccuracy } from "../accuracy/balanced-accuracy.ts";
import { guessLeftOut } from "../accuracy/guess-left-out.ts";
import { ANY_EVENT_MS, learnRule, sortByTime } from "../accuracy/learn-rule.ts";
import { areaInterval, stratifiedArea, type Stratum } from "../auc/area-interval.ts";
import { isEquivalent } from "../auc/equivalence.ts";
import { mutualInformation } from "../bits/mutual-information.ts";
import { chooseStrata, type Strata } from "../design/choose-strata.ts";
import { at } from "../numbers/at.ts";
import type { Statistic } from "../oracle/oracle.ts";
import { ORACLES } from "../oracle/oracles/index.ts";
import type { LabelledRounds } from "../oracle/permutation-test.ts";
import { stratumRanks } from "../oracle/stratum-ranks.ts";
import { combinedSymbols, countSymbols } from "../oracle/symbols.ts";
import { toTrials, type Trial } from "../oracle/trial.ts";
import type { LeakState } from "./leak-cell.ts";
import type { PairReport, UpperBound } from "./leak-report.ts";

/** A pair of states before its tests. */
export interface Comparison {
  readonly report: Omit<PairReport, "oracles">;
  readonly upperBound: UpperBound;
  readonly labelled: LabelledRounds;
  readonly statistics: readonly { readonly oracle: string; readonly statistic: Statistic | undefined }[];
}

/** How a comparison is made. */
export interface ComparisonOptions {
  readonly alpha: number;
  /** Pairs that share `alpha` in the upper bound. */
  readonly pairs: number;
}

/** Measures how well two states can be told apart, and prepares the tests. */
export function compareStates(a: LeakState, b: LeakState, { alpha, pairs }: ComparisonOptions): Comparison {
  const trials = toTrials([a.observations, b.observations]);
  const strata = chooseStrata(trials);
  const area = stratifiedArea(splitTimes(trials, strata));
  const counts = countSymbols(trials, combinedSymbols(trials, strata), 2);
  const steady = strata.count === 1 ? trials : relativeTimes(trials, strata);
  const timesOnly = steady.map((trial) => ({ ...trial, category: "" }));
  const right = guessLeftOut(steady);
  const estimate = (level: number) => ({
    auc: areaInterval(area, 1 - level),
    bits: mutualInformation(counts, 1 - level),
    accuracy: balancedAccuracy(right, 1 - level),
  });
  const bound = estimate(alpha / pairs);
  return {
    report: {
      states: [a.targetKind, b.targetKind],
      samples: [a.observations.length, b.observations.length],
      ...estimate(alpha),
      isEquivalent: isEquivalent(area, alpha),
      thresholdAccuracy: balancedAccuracy(guessLeftOut(timesOnly), 1 - alpha),
      thresholdMs: strata.count === 1 ? thresholdMs(timesOnly) : null,
      drift: strata.drift,
      roundsCompared: strata.rounds,
    },
    upperBound: {
      auc: Math.max(bound.auc.high, 1 - bound.auc.low),
      bits: bound.bits.high,
      // Reliably wrong is as good as reliably right, and left-out guesses can be that where outcomes are few.
      accuracy: Math.max(bound.accuracy.high, 1 - bound.accuracy.low),
    },
    labelled: {
      labels: Uint8Array.from(trials, ({ state }) => state),
      rounds: trials.map(({ round }) => round),
    },
    statistics: ORACLES.map(({ id, prepare }) => ({ oracle: id, statistic: prepare(trials, strata) })),
  };
}

function splitTimes(trials: readonly Trial[], strata: Strata): readonly Stratum[] {
  const members = Map.groupBy(trials.keys(), (i) => at(strata.of, i));
  return [...members.values()].map((list) => {
    const times = (state: number): number[] =>
      list.map((i) => at(trials, i)).flatMap((trial) => (trial.state === state ? trial.time : []));
    return { a: times(0), b: times(1) };
  });
}

function relativeTimes(trials: readonly Trial[], strata: Strata): readonly Trial[] {
  const shares = stratumRanks(trials, strata);
  return trials.map((trial, i) => ({ ...trial, time: at(shares, i) }));
}

function thresholdMs(trials: readonly Trial[]): number | null {
  const cutsMs = [...learnRule(sortByTime(trials)).values()].map(({ cutMs }) => cutMs);
  const cutMs = Math.min(ANY_EVENT_MS, ...cutsMs);
  return cutMs < ANY_EVENT_MS ? cutMs : null;
}
