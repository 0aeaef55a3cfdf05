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
    const scores = new Float64Array(trials.length);
    for (const members of Map.groupBy(trials.keys(), (i) => at(trials, i).round).values()) {
      const mean = members.reduce((sum, i) => sum + at(ranks, i), 0) / members.length;
      // Less the mean of its round, the sum is 0 on average over all permutations.
      for (const i of members) scores[i] = at(ranks, i) - mean;
    }
    return (labels) => {
      let total = 0;
      // `at` reads lists of all kinds and is five times slower in this, the hottest loop.
      for (let i = 0; i < scores.length; i++) total += Number(scores[i]) * Number(labels[i]);
      return Math.abs(total);
    };
  },
} as const satisfies Oracle;
