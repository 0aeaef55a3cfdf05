import type { LeakCell } from "./leak-cell.ts";
import type { LeakReport, LeakVerdict, PairReport, UpperBound } from "./leak-report.ts";

/** What a verdict is made from. */
export interface Evidence {
  readonly cell: LeakCell;
  readonly reach: LeakReport["reach"];
  readonly pairs: readonly PairReport[];
  /** One for each pair. */
  readonly upperBounds: readonly UpperBound[];
}

/** A proven difference makes a leak, whether or not anything arrived; only without one does reach matter. */
export function decide({ cell, reach, pairs, upperBounds }: Evidence, alpha: number): LeakVerdict {
  if (cell.reason !== undefined) return { kind: "not-available", reason: cell.reason };
  const oracles = findOracles(pairs, alpha);
  if (oracles.length > 0) return { kind: "leaks", oracles };
  return {
    kind: reach.of > 0 && reach.reached === 0 ? "not-reached" : "no-leak-detected",
    upperBound: {
      auc: Math.max(...upperBounds.map(({ auc }) => auc)),
      bits: Math.max(...upperBounds.map(({ bits }) => bits)),
      accuracy: Math.max(...upperBounds.map(({ accuracy }) => accuracy)),
    },
    isEquivalent: pairs.every(({ isEquivalent }) => isEquivalent),
  };
}

type ProvenOracle = Extract<LeakVerdict, { readonly kind: "leaks" }>["oracles"][number];

/** The oracles that prove a difference, each with the pair that it proves best. */
function findOracles(pairs: readonly PairReport[], alpha: number): ProvenOracle[] {
  const best = new Map<string, ProvenOracle>();
  for (const { states, oracles } of pairs) {
    for (const { oracle, adjustedPValue } of oracles) {
      if (adjustedPValue === null || adjustedPValue > alpha) continue;
      if (adjustedPValue < (best.get(oracle)?.adjustedPValue ?? 1))
        best.set(oracle, { oracle, states, adjustedPValue });
    }
  }
  return [...best.values()];
}
