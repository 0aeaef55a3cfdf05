import { at } from "../numbers/at.ts";
import { midRanks } from "../numbers/mid-ranks.ts";

/**
 * How much smoother than chance the values follow each other within their strata: a standard normal variable when order
 * does not matter, positive when the browser grows slower, faster, or slow for a while. Blind to the states.
 *
 * @see Bartels (1982), "The Rank Version of von Neumann's Ratio Test for Randomness", JASA 77(377)
 */
export function driftScore(strata: readonly (readonly number[])[]): number {
  let excess = 0;
  let variance = 0;
  for (const values of strata) {
    const n = values.length;
    // The variance of two values' ratio is 0: they always differ by themselves.
    if (n < 3) continue;
    const ranks = midRanks(values);
    const scatter = ranks.reduce((sum, rank) => sum + (rank - (n + 1) / 2) ** 2, 0);
    const steps = ranks.slice(1).reduce((sum, rank, i) => sum + (rank - at(ranks, i)) ** 2, 0);
    excess += 2 * scatter - steps;
    variance +=
      (scatter * scatter * 4 * (n - 2) * (5 * n * n - 2 * n - 9)) / (5 * n * (n + 1) * (n - 1) ** 2);
  }
  return variance === 0 ? 0 : excess / Math.sqrt(variance);
}
