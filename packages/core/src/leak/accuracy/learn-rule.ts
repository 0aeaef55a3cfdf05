import { at } from "../numbers/at.ts";
import type { Trial } from "../oracle/trial.ts";

/** A guess at the state; `undefined` when what was learned says nothing. */
export type Guess = 0 | 1 | undefined;

/** What to guess on one category: the same on both sides of the cut when time does not help. */
export interface CategoryRule {
  readonly cutMs: number;
  readonly upTo: Guess;
  readonly above: Guess;
}

/** What to guess, by category. */
export type Rule = ReadonlyMap<string, CategoryRule>;

/** The cut between trials that ended, however late, and those that never did. */
export const ANY_EVENT_MS = Number.MAX_VALUE;

/** Smaller gains are rounding. */
const ROUNDING = 1e-9;

/** The order in which rules are learned. */
export function sortByTime(trials: readonly Trial[]): readonly Trial[] {
  return trials.toSorted((a, b) => (a.time === b.time ? 0 : a.time < b.time ? -1 : 1));
}

/**
 * Learns the best threshold in each category, each state weighing the same however often it was observed.
 *
 * @param trials - From {@link sortByTime}, or some of them in their order.
 */
export function learnRule(trials: readonly Trial[]): Rule {
  const second = trials.reduce((sum, { state }) => sum + state, 0);
  // A state without trials has no weight to give.
  const weights = [1 / Math.max(1, trials.length - second), 1 / Math.max(1, second)] as const;
  const rules = new Map<string, CategoryRule>();
  for (const [category, list] of Map.groupBy(trials, (trial) => trial.category)) {
    rules.set(category, learnCut(list, weights));
  }
  return rules;
}

/** Guesses the state of a trial. */
export function guess(rule: Rule, { category, time }: Trial): Guess {
  const found = rule.get(category);
  if (found === undefined) return undefined;
  return time <= found.cutMs ? found.upTo : found.above;
}

function learnCut(trials: readonly Trial[], [ofFirst, ofSecond]: readonly [number, number]): CategoryRule {
  const seconds = trials.reduce((sum, { state }) => sum + state, 0);
  const [first, second] = [(trials.length - seconds) * ofFirst, seconds * ofSecond];
  const constant = Math.abs(first - second) < ROUNDING ? undefined : first > second ? 0 : 1;
  let best: CategoryRule = { cutMs: Number.POSITIVE_INFINITY, upTo: constant, above: constant };
  let most = Math.max(first, second) + ROUNDING;
  /** Weight of the second state less that of the first, up to here. */
  let lead = 0;
  for (let i = 0; i + 1 < trials.length; i++) {
    const { state, time } = at(trials, i);
    lead += state === 1 ? ofSecond : -ofFirst;
    const next = at(trials, i + 1).time;
    const gain = Math.max(second - lead, first + lead);
    if (next === time || gain <= most) continue;
    most = gain + ROUNDING;
    const cutMs = Number.isFinite(next) ? (time + next) / 2 : ANY_EVENT_MS;
    best = second - lead > first + lead ? { cutMs, upTo: 0, above: 1 } : { cutMs, upTo: 1, above: 0 };
  }
  return best;
}
