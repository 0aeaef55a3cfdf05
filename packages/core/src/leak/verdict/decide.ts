import type { LeakCell } from "./leak-cell.ts";
import type { SurestTest } from "./test-cells.ts";
import type { LeakReport, LeakVerdict, PairReport, UpperBound } from "./leak-report.ts";

/** What a verdict is made from. */
export interface Evidence {
  readonly cell: LeakCell;
  readonly reach: LeakReport["reach"];
  readonly pairs: readonly PairReport[];
  /** The surest test of the cell; `undefined` when nothing could be tested. */
  readonly surest: SurestTest | undefined;
  /** One for each pair. */
  readonly upperBounds: readonly UpperBound[];
}

/**
 * A proven difference makes a leak, whether or not anything arrived; only without one does reach matter. Where no
 * difference could have been proven beside so many other cells, nothing is said of leaks.
 */
export function decide({ cell, reach, pairs, upperBounds, surest }: Evidence, alpha: number): LeakVerdict {
  if (cell.reason !== undefined) return { kind: "not-available", reason: cell.reason };
  if (surest !== undefined && surest.cellPValue <= alpha) {
    return { kind: "leaks", oracles: findOracles(pairs, surest, alpha) };
  }
  const isReached = reach.of === 0 || reach.reached > 0;
  if (isReached && surest !== undefined && surest.leastCellPValue > alpha) {
    return { kind: "not-available", reason: "too-few-samples" };
  }
  return {
    kind: isReached ? "no-leak-detected" : "not-reached",
    upperBound: {
      auc: Math.max(...upperBounds.map(({ auc }) => auc)),
      bits: Math.max(...upperBounds.map(({ bits }) => bits)),
      accuracy: Math.max(...upperBounds.map(({ accuracy }) => accuracy)),
    },
    isEquivalent: pairs.every(({ isEquivalent }) => isEquivalent),
  };
}

type ProvenOracle = Extract<LeakVerdict, { readonly kind: "leaks" }>["oracles"][number];

/** The oracles that find a difference, each with the pair where it is surest; at least the surest of the cell. */
function findOracles(pairs: readonly PairReport[], surest: SurestTest, alpha: number): ProvenOracle[] {
  const best = new Map<string, ProvenOracle>();
  for (const { states, oracles } of pairs) {
    for (const { oracle, adjustedPValue } of oracles) {
      const isSurest =
        oracle === surest.oracle && states[0] === surest.states[0] && states[1] === surest.states[1];
      if (adjustedPValue === null || (adjustedPValue > alpha && !isSurest)) continue;
      const rival = best.get(oracle);
      if (rival === undefined || isSurest || adjustedPValue < rival.adjustedPValue) {
        best.set(oracle, { oracle, states, adjustedPValue });
      }
    }
  }
  return [...best.values()];
}
