import type { Observation } from "../observation.ts";

/**
 * What each observation shows besides its time. Details that were seen once are put together, for a word that never comes
 * back (an error message with a time stamp in it) tells nothing by itself, but that such words come at all may.
 */
export function categoriesOf(observations: readonly Observation[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const observation of observations) {
    const category = fullCategory(observation);
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return observations.map((observation) => {
    const category = fullCategory(observation);
    return counts.get(category) === 1 ? looseCategory(observation) : category;
  });
}

function fullCategory({ outcome, detail, durationMs }: Observation): string {
  return JSON.stringify([outcome, durationMs === null, detail]);
}

function looseCategory({ outcome, durationMs }: Observation): string {
  return JSON.stringify([outcome, durationMs === null]);
}
