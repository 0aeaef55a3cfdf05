import type { PlannedBlock, PlannedTrial } from "../plan/plan-blocks.ts";
import type { LabObservation } from "../report/observation-schema.ts";
import { cellKey, plannedCellKey } from "./cell-book.ts";

/** The trials of a block that a run has yet to make, when it was stopped in the middle of it. */
export function withoutMade(
  { id, trials }: PlannedBlock,
  earlier: readonly LabObservation[],
): readonly PlannedTrial[] {
  const made = new Map<string, number>();
  for (const observation of earlier) {
    if (observation.block !== id) continue;
    const key = trialKey(cellKey(observation), observation.targetKind, observation.round);
    made.set(key, (made.get(key) ?? 0) + 1);
  }
  return trials.filter(({ cell, kind, round }) => {
    const key = trialKey(plannedCellKey(cell), kind, round);
    const left = made.get(key) ?? 0;
    made.set(key, left - 1);
    return left <= 0;
  });
}

function trialKey(cell: string, kind: string, round: number): string {
  return JSON.stringify([cell, kind, round]);
}
