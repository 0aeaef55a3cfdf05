import type { Network, ReadPacketCounts } from "@hushport/testbed";
import type { LabWatch } from "../lab-options.ts";
import { planBlocks, type PlannedBlock } from "../plan/plan-blocks.ts";
import type { LabPlan, PlannedCell } from "../plan/probe-plan.ts";
import { isHanging } from "../plan/target-kinds.ts";
import type { LabObservation } from "../report/observation-schema.ts";
import type { LabReport, LeftOut } from "../report/schema.ts";
import type { LabServer } from "../server/lab-server.ts";
import { CellBook } from "./cell-book.ts";
import { warmUpDeadlineMs } from "./deadlines.ts";
import type { ProbePage } from "./probe-page.ts";
import { thinOut } from "./thin-out.ts";
import { withoutMade } from "./without-made.ts";
import { runBlock, type BlockResult } from "./run-block.ts";

/** What is measured, by which page, from which server. */
export interface Measurement {
  readonly plan: LabPlan;
  readonly seed: number;
  readonly server: LabServer;
  readonly page: ProbePage;
  readonly network?: Network | undefined;
  /** Counts what the browser sends, where that can be counted. */
  readonly packets?: ReadPacketCounts | undefined;
  /** Of an interrupted run with the same plan and seed; its blocks are not repeated. */
  readonly earlier?: readonly LabObservation[];
}

/** What was measured. */
export interface Measured {
  readonly observations: readonly LabObservation[];
  readonly targets: LabReport["targets"];
  readonly leftOut: readonly LeftOut[];
  readonly isComplete: boolean;
}

/** A block whose page was lost is tried once more; after that its probes are left out. */
const MOST_TRIES = 2;

/** After so many lost blocks in a row there is no browser any more; what was measured is kept, and can be gone on with. */
const MOST_LOST = 2;

/** Typical cost of a probe with an event, for the time that is left. */
const ANSWERED_MS = 60;

/** Makes every probe of a plan that was not made before, until `signal` aborts. */
export async function measure(
  measurement: Measurement,
  { onProgress, onObservations, signal = new AbortController().signal }: LabWatch = {},
): Promise<Measured> {
  const { plan, seed, earlier = [] } = measurement;
  const blocks = planBlocks(plan, seed);
  const book = new CellBook(plan.groups.flat(), earlier);
  const leftOut: LeftOut[] = [];
  const targets = new Map<string, LabReport["targets"][number]>();
  const leave = (entry: LeftOut): void => {
    if (leftOut.some(({ what }) => what === entry.what)) return;
    leftOut.push(entry);
    onProgress?.({ kind: "left-out", leftOut: entry });
  };
  const madeBefore = new Set(earlier.map(({ block }) => block));
  // The last one may have been stopped in its middle.
  const lastBefore = earlier.at(-1)?.block;
  const waiting = blocks.filter(({ id }) => id === lastBefore || !madeBefore.has(id));
  const total = blocks.reduce((sum, { trials }) => sum + trials.length, 0);
  let done = total - waiting.reduce((sum, { trials }) => sum + trials.length, 0);
  let leftCostMs = waiting.reduce((sum, block) => sum + costMs(block), 0);
  let [spentMs, spentCostMs] = [0, 0];
  let lost = 0;
  for (const block of waiting) {
    if (signal.aborted || lost === MOST_LOST) break;
    const leftMs = spentCostMs === 0 ? undefined : (leftCostMs * spentMs) / spentCostMs;
    onProgress?.({ kind: "measuring", done, total, leftMs, what: describeBlock(block) });
    const startMs = performance.now();
    const worthwhile = thinOut(block, book);
    const trials =
      block.id === lastBefore ? withoutMade({ ...block, trials: worthwhile }, earlier) : worthwhile;
    const result = await tryBlock({ ...block, trials });
    lost = result === undefined && trials.length > 0 ? lost + 1 : 0;
    const observations = result?.observations ?? [];
    for (const target of result?.targets ?? []) targets.set(JSON.stringify(target), target);
    for (const { trial, reason } of result?.refused ?? []) {
      leave({ what: `${trial.cell.driver.id} in ${trial.cell.context} at ${trial.kind}`, reason });
    }
    book.add(observations);
    if (block.isWarmUp) book.endWarmUp(block.trials.map(({ cell }) => cell));
    if (observations.length > 0) await onObservations?.(observations);
    spentMs += performance.now() - startMs;
    spentCostMs += costMs(block);
    leftCostMs -= costMs(block);
    done += block.trials.length;
  }
  return {
    observations: book.observations,
    targets: [...targets.values()],
    leftOut,
    isComplete: !signal.aborted && lost < MOST_LOST,
  };

  async function tryBlock(block: PlannedBlock): Promise<BlockResult | undefined> {
    if (block.trials.length === 0) return undefined;
    for (let tries = 1; ; tries++) {
      try {
        return await runBlock(block, {
          ...measurement,
          deadlineMs: (cell: PlannedCell) =>
            block.isWarmUp ? warmUpDeadlineMs(cell) : book.deadlineMs(cell),
          nextOrder: (cell: PlannedCell) => book.nextOrder(cell),
          signal,
        });
      } catch (error) {
        if (signal.aborted) return undefined;
        if (!(error instanceof Error)) throw error;
        if (tries === MOST_TRIES) {
          leave({ what: describeBlock(block), reason: `the page was lost twice: ${error.message}` });
          return undefined;
        }
      }
    }
  }
}

function costMs({ trials }: PlannedBlock): number {
  return trials.reduce(
    (sum, { cell, kind }) => sum + (isHanging(kind) ? warmUpDeadlineMs(cell) / 4 : ANSWERED_MS),
    0,
  );
}

function describeBlock({ trials }: PlannedBlock): string {
  const channels = [...new Set(trials.map(({ cell }) => cell.driver.id))];
  const [first] = trials;
  const place = first === undefined || first.cell.context === "document" ? "" : ` in ${first.cell.context}`;
  return channels.join(", ") + place;
}
