import type { Strata } from "../design/choose-strata.ts";
import type { Trial } from "./trial.ts";

/** For each trial 1 if it belongs to the second state, else 0; bytes, because tests read them a thousand times. */
export type Labels = Uint8Array;

/** Larger means that the two states look more different. */
export type Statistic = (labels: Labels) => number;

/** One way to look for a difference between two states. */
export interface Oracle {
  /** Equal to the file name. */
  readonly id: string;
  /** What it looks at, in one sentence. */
  readonly summary: string;
  /** @returns `undefined` when all trials look alike to it, so that no labels could make a difference. */
  readonly prepare: (trials: readonly Trial[], strata: Strata) => Statistic | undefined;
}
