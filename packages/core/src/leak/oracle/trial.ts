import { at } from "../numbers/at.ts";
import type { Observation } from "../observation.ts";
import { categoriesOf } from "./categories.ts";

/** One observation of one of several states, reduced to what the tests need. */
export interface Trial {
  /** Place of its state in the list of states. */
  readonly state: number;
  /** What was seen that is no time. */
  readonly category: string;
  /** Milliseconds, or `Infinity` when nothing was seen by the deadline. */
  readonly time: number;
  readonly round: number;
}

/** All observations of some states, one list for each state, put together by round and time. */
export function toTrials(states: readonly (readonly Observation[])[]): readonly Trial[] {
  const all = states
    .flatMap((observations, state) => observations.map((observation) => ({ state, observation })))
    .sort((x, y) => x.observation.round - y.observation.round || x.observation.order - y.observation.order);
  const categories = categoriesOf(all.map(({ observation }) => observation));
  return all.map(({ state, observation }, i) => ({
    state,
    category: at(categories, i),
    time: observation.durationMs ?? Number.POSITIVE_INFINITY,
    round: observation.round,
  }));
}
