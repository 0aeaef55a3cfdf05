import { at } from "../../numbers/at.ts";
import type { Oracle } from "../oracle.ts";
import { categorySymbols, countLabelled } from "../symbols.ts";

/**
 * Pearson's chi-square of states against categories: finds another error name, ready state, close code, or load for error.
 * Its p-value comes from permutations, so sparse tables need no correction; on a two-by-two table it is Fisher's.
 */
export const category = {
  id: "category",
  summary: "One state shows another outcome, error, code or ready state than the other.",
  prepare: (trials) => {
    const symbols = categorySymbols(trials);
    if (symbols.count < 2) return undefined;
    const totals = countLabelled(symbols, new Uint8Array(trials.length).fill(1));
    return (labels) => {
      const seconds = countLabelled(symbols, labels);
      const share = seconds.reduce((sum, count) => sum + count, 0) / labels.length;
      return totals.reduce(
        (sum, total, i) => sum + (at(seconds, i) - total * share) ** 2 / (total * share * (1 - share)),
        0,
      );
    };
  },
} as const satisfies Oracle;
