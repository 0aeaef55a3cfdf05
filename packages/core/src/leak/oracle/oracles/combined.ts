import type { Oracle } from "../oracle.ts";
import { combinedSymbols, countLabelled } from "../symbols.ts";

/**
 * Plug-in mutual information of states with categories and pieces of time together, in nats times trials: finds what the
 * other two miss, such as times that scatter more, or differ within one category only.
 *
 * @see Chothia, Guha (2011), "A Statistical Test for Information Leaks Using Continuous Mutual Information", CSF
 */
export const combined = {
  id: "combined",
  summary: "Time and outcome together tell the states apart.",
  prepare: (trials, strata) => {
    const symbols = combinedSymbols(trials, strata);
    if (symbols.count < 2) return undefined;
    const totals = countLabelled(symbols, new Uint8Array(trials.length).fill(1));
    const logs = Float64Array.from({ length: trials.length + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
    // All margins are fixed, so only the inner counts matter.
    return (labels) => {
      const seconds = countLabelled(symbols, labels);
      return totals.reduce((sum, total, i) => {
        const second = Number(seconds[i]);
        return sum + Number(logs[second]) + Number(logs[total - second]);
      }, 0);
    };
  },
} as const satisfies Oracle;
