import { at } from "../../numbers/at.ts";
import { stratumRanks } from "../stratum-ranks.ts";
import type { Oracle } from "../oracle.ts";

/**
 * Wilcoxon's rank sum within strata, two-sided: finds one state slower than the other, or timing out more often.
 *
 * @see van Elteren (1960), Bulletin of the International Statistical Institute 37
 */
export const time = {
  id: "time",
  summary: "One state takes longer than the other.",
  prepare: (trials, strata) => {
    const ranks = stratumRanks(trials, strata);
    if (trials.every(({ time }) => time === trials[0]?.time)) return undefined;
    const means = new Map<number, { sum: number; count: number }>();
    for (const [i, { round }] of trials.entries()) {
      const mean = means.get(round) ?? { sum: 0, count: 0 };
      means.set(round, { sum: mean.sum + at(ranks, i), count: mean.count + 1 });
    }
    // Less the mean of its round, the sum is 0 on average over all permutations.
    const scores = Float64Array.from(trials, ({ round }, i) => {
      const { sum, count } = means.get(round) ?? { sum: 0, count: 1 };
      return at(ranks, i) - sum / count;
    });
    return (labels) => {
      let total = 0;
      for (let i = 0; i < scores.length; i++) total += at(scores, i) * at(labels, i);
      return Math.abs(total);
    };
  },
} as const satisfies Oracle;
