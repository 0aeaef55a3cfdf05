import type { Arm } from "../../src/fixtures/zero/arms.ts";
import type { Cell } from "../../src/fixtures/zero/cells.ts";
import { isReached, probeCells, type CellResult } from "../../src/fixtures/zero/probe-cells.ts";
import { openStage } from "../../src/fixtures/zero/stage.ts";
import { cellRowSchema, openResults } from "./result-store.ts";

/** Cells that share a browser: few enough that one that ends its page takes few others with it. */
const CELLS_A_BROWSER = 48;
/** Above what a probe takes on two busy cores; the drivers that are held back have deadlines of their own. */
const PROBING = { deadlineMs: 1_500, atOnce: 8 } as const;
/** What did not arrive from a bare browser is tried again, with fewer beside it and more time. */
const CELLS_A_SECOND_BROWSER = 24;
const SECOND_PROBING = { deadlineMs: 3_000, atOnce: 6 } as const;
/** A cell that a browser did not even begin is tried this often. */
const TRIES = 2;

/** How an arm is run. */
export interface RunArmOptions {
  /** `kept` measures nothing, and takes what earlier runs left. */
  readonly start: "fresh" | "resumed" | "kept";
  readonly onProgress: (text: string) => void;
}

/** Measures all cells of an arm that were not measured yet. @returns All that is known of them. */
export async function runArm(
  arm: Arm,
  cells: readonly Cell[],
  { start, onProgress }: RunArmOptions,
): Promise<readonly CellResult[]> {
  const store = await openResults(arm.id, cellRowSchema, start);
  const wanted = new Set(cells.map(({ id }) => id));
  const rowsOf = (): readonly CellResult[] => store.rows().filter(({ id }) => wanted.has(id));
  if (start === "kept") return rowsOf();
  await using stage = await openStage(arm);

  async function measure(
    part: readonly Cell[],
    size: number,
    probing: typeof PROBING | typeof SECOND_PROBING,
  ) {
    for (let from = 0; from < part.length; from += size) {
      const results = await probeCells(stage, part.slice(from, from + size), probing);
      await store.add(results);
      const reached = rowsOf().filter(isReached).length;
      onProgress(`${arm.id}: ${rowsOf().length} of ${cells.length} cells, ${reached} reached`);
    }
  }

  const known = new Set(rowsOf().map(({ id }) => id));
  await measure(
    cells.filter(({ id }) => !known.has(id)),
    CELLS_A_BROWSER,
    PROBING,
  );
  for (let attempt = 1; attempt < TRIES; attempt += 1) {
    const doubtful = new Set(
      rowsOf()
        .filter((row) => isDoubtful(arm, row))
        .map(({ id }) => id),
    );
    await measure(
      cells.filter(({ id }) => doubtful.has(id)),
      CELLS_A_SECOND_BROWSER,
      SECOND_PROBING,
    );
  }
  return rowsOf();
}

/** Whether a cell's silence may be the bench's: it was not begun, or nothing stood in its way. */
function isDoubtful(arm: Arm, row: CellResult): boolean {
  if (isReached(row)) return false;
  const isUnbegun = row.ended === "no answer" || row.ended.startsWith("refused");
  return isUnbegun || (arm.variant === undefined && row.ended !== "unsupported");
}
