import { HANGING_KIND_COUNT } from "../plan/presets.ts";
import type { PlannedBlock, PlannedTrial } from "../plan/plan-blocks.ts";
import type { CellBook } from "./cell-book.ts";

/**
 * The trials of a block that are worth their time by what the warm-up showed: none of a cell that cannot be measured, and
 * no more of a hanging kind than was planned for those known to hang. Only the warm-up decides, never what is judged.
 */
export function thinOut({ trials, isWarmUp }: PlannedBlock, book: CellBook): readonly PlannedTrial[] {
  const taken = new Map<string, number>();
  return trials.filter(({ cell, kind, round }) => {
    if (!book.isWorthwhile(cell)) return false;
    // What shows nothing at all is measured for reach, which needs its samples.
    if (isWarmUp || cell.driver.observes.includes("nothing") || !book.isHanging(cell, kind)) return true;
    const key = JSON.stringify([cell.driver.id, cell.context, cell.spelling.text, kind, round]);
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count <= HANGING_KIND_COUNT;
  });
}
