import { at } from "../numbers/at.ts";
import type { Trial } from "../oracle/trial.ts";
import { guess, learnRule, sortByTime } from "./learn-rule.ts";

/** How many trials of a state were guessed right, of how many; one of which nothing was known counts half. */
export interface RightGuesses {
  readonly right: number;
  readonly of: number;
}

/**
 * Guesses each trial by the best rule for the others, one trial of each state being left out at a time.
 *
 * Leaving out a single one would make its state the rarer one, and the rule would guess the other: 0 % right on data that
 * say nothing.
 *
 * @returns One for each of the two states.
 * @see Airola et al. (2011), "An experimental comparison of cross-validation techniques for estimating the area under the
 * ROC curve", Computational Statistics and Data Analysis 55(4)
 */
export function guessLeftOut(trials: readonly Trial[]): readonly [RightGuesses, RightGuesses] {
  const sorted = sortByTime(trials);
  const states = [0, 1].map((state) => trials.filter((trial) => trial.state === state));
  const [first, second] = [at(states, 0), at(states, 1)];
  const right = [0, 0];
  for (let fold = 0; fold < Math.max(first.length, second.length); fold++) {
    const left = [first, second].flatMap((list) => list.slice(fold, fold + 1));
    const rule = learnRule(sorted.filter((trial) => !left.includes(trial)));
    for (const trial of left) {
      const guessed = guess(rule, trial);
      const credit = guessed === trial.state ? 1 : 0;
      right[trial.state] = at(right, trial.state) + (guessed === undefined ? 0.5 : credit);
    }
  }
  return [
    { right: at(right, 0), of: first.length },
    { right: at(right, 1), of: second.length },
  ];
}
