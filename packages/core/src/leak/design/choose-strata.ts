import { at } from "../numbers/at.ts";
import { driftScore } from "./drift.ts";

/** One-sided 5 %: a needless split costs a little power, a missed drift much. */
const DRIFT_LIMIT = 1.645;

/** Which trials may be compared with each other. */
export interface Strata {
  /** Stratum of each trial. */
  readonly of: readonly number[];
  readonly count: number;
  /** Rounds in a stratum; all of them when the browser was steady. */
  readonly rounds: number;
  /** Drift of the unsplit trials, in standard deviations. */
  readonly drift: number;
}

/**
 * Splits trials, given by round and time, into runs of rounds so short that no drift is left within them: the whole when
 * there is none, single rounds at the least.
 *
 * It looks at values and their order but never at states, so tests that permute states within rounds stay exact.
 */
export function chooseStrata(trials: readonly { readonly time: number; readonly round: number }[]): Strata {
  let total = 0;
  const places = trials.map(({ round }, i) => {
    if (i === 0 || at(trials, i - 1).round !== round) total++;
    return total - 1;
  });
  const split = (rounds: number): readonly number[] => {
    const count = Math.max(1, Math.floor(total / rounds));
    return places.map((place) => Math.min(count - 1, Math.floor(place / rounds)));
  };
  const score = (of: readonly number[]): number => {
    const strata: number[][] = [];
    for (const [i, stratum] of of.entries()) (strata[stratum] ??= []).push(at(trials, i).time);
    return driftScore(strata);
  };
  let rounds = Math.max(1, total);
  let of = split(rounds);
  const drift = score(of);
  for (let left = drift; left > DRIFT_LIMIT && rounds > 1; left = score(of)) {
    rounds = Math.ceil(rounds / 2);
    of = split(rounds);
  }
  return { of, count: new Set(of).size, rounds, drift };
}
