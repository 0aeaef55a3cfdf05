import type { Strata } from "../design/choose-strata.ts";
import { at } from "../numbers/at.ts";
import { midRanks } from "../numbers/mid-ranks.ts";
import type { Trial } from "./trial.ts";

/** Rank of each trial's time within its stratum, as a share between 0 and 1: what is left of a time after drift. */
export function stratumRanks(trials: readonly Trial[], strata: Strata): readonly number[] {
  const members = Map.groupBy(trials.keys(), (i) => at(strata.of, i));
  const shares = trials.map(() => 0);
  for (const list of members.values()) {
    const ranks = midRanks(list.map((i) => at(trials, i).time));
    for (const [place, i] of list.entries()) shares[i] = at(ranks, place) / (list.length + 1);
  }
  return shares;
}
