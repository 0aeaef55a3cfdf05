import type { SeededRandom } from "../../address/spellings/seeded-random.ts";
import { at } from "../numbers/at.ts";

/** One probe of a plan: which state to touch, and in which round. */
export interface PlannedProbe<State> {
  readonly state: State;
  readonly round: number;
  readonly order: number;
}

/**
 * Puts probes in rounds that hold each state once, each round in random order.
 *
 * A browser that slows down slows every state of a round alike, so comparing within rounds cancels it; and the verdict's
 * tests draw from exactly this randomisation, so no drift of any shape can make them say "leak".
 *
 * @see Fisher (1935), "The Design of Experiments": randomised blocks
 */
export function planOrder<State>(
  states: readonly State[],
  rounds: number,
  random: SeededRandom,
): readonly PlannedProbe<State>[] {
  return Array.from({ length: rounds }, (_, round) =>
    shuffle(states, random).map((state, place) => ({ state, round, order: round * states.length + place })),
  ).flat();
}

/** A copy in random order (Fisher–Yates). */
export function shuffle<Item>(list: readonly Item[], random: Pick<SeededRandom, "below">): Item[] {
  const items = [...list];
  for (let last = items.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const item = at(items, last);
    items[last] = at(items, chosen);
    items[chosen] = item;
  }
  return items;
}
