import { setTimeout as sleep } from "node:timers/promises";
import type { SessionOrder } from "@hushport/channels";
import type { Network, ReadPacketCounts } from "@hushport/testbed";
import type { PlannedBlock } from "../plan/plan-blocks.ts";
import type { PlannedCell } from "../plan/probe-plan.ts";
import type { LabObservation } from "../report/observation-schema.ts";
import type { LabReport } from "../report/schema.ts";
import type { LabServer } from "../server/lab-server.ts";
import { observeTrial } from "./observe-trial.ts";
import { openBlock, type RefusedTrial } from "./open-block.ts";
import type { OpenTrial } from "./open-trial.ts";
import { ownSocketsBefore } from "./own-sockets.ts";
import type { ProbePage } from "./probe-page.ts";

/** Above what the last probe's packets need to arrive on loopback. */
const SETTLE_MS = 60;

/** What a block is run with. */
export interface BlockSurroundings {
  readonly server: LabServer;
  readonly page: ProbePage;
  readonly network?: Network | undefined;
  /** Counts what the browser sends, where that can be counted. */
  readonly packets?: ReadPacketCounts | undefined;
  readonly deadlineMs: (cell: PlannedCell) => number;
  /** Next place of a probe in its cell. */
  readonly nextOrder: (cell: PlannedCell) => number;
  readonly signal: AbortSignal;
}

/** What came of one block; of an aborted one, what was measured until then. */
export interface BlockResult {
  readonly observations: readonly LabObservation[];
  readonly refused: readonly RefusedTrial[];
  /** By which means the targets were made. */
  readonly targets: LabReport["targets"];
}

/** Opens the ports of a block, lets the page probe them one after another, and reads what arrived. */
export async function runBlock(block: PlannedBlock, surroundings: BlockSurroundings): Promise<BlockResult> {
  const { server, page, network, packets, deadlineMs, nextOrder, signal } = surroundings;
  const lifetime = new AbortController();
  let opened: readonly OpenTrial[] = [];
  try {
    const open = await openBlock(block.trials, { office: server.office, network, signal: lifetime.signal });
    opened = open.opened;
    const work = opened.map((trial) => {
      const { cell } = trial.planned;
      const own = ownSocketsBefore(cell, server.ownSocket);
      const watchedMs = deadlineMs(cell);
      const order: SessionOrder = {
        driver: cell.driver.id,
        context: cell.context,
        token: trial.ticket.token,
        deadlineMs: watchedMs,
      };
      return { trial, watchedMs, orders: [...own, order] };
    });
    const handover = server.handOver(opened.map(({ ticket }) => ticket));
    const sentBefore = await packets?.();
    const answers = await page.run({ handover, orders: work.flatMap(({ orders }) => orders) }, signal);
    await sleep(SETTLE_MS);
    const sent = sentBefore === undefined ? undefined : (await packets?.())?.since(sentBefore);
    const observations: LabObservation[] = [];
    const refused = [...open.refused];
    let next = 0;
    for (const { trial, watchedMs, orders } of work) {
      next += orders.length;
      // The probe's own answer comes after those of the sockets before it.
      const answer = answers[next - 1];
      if (answer === undefined) break;
      if (answer.kind === "refused") refused.push({ trial: trial.planned, reason: answer.message });
      else if (answer.outcome.kind !== "aborted") {
        const order = nextOrder(trial.planned.cell);
        observations.push(
          observeTrial(trial, answer.outcome, {
            block: block.id,
            deadlineMs: watchedMs,
            order,
            ...(sent === undefined ? {} : { packets: sent.to(trial.target) }),
          }),
        );
      }
    }
    return {
      observations,
      refused,
      targets: opened.map(({ target: { kind, protocol, means } }) => ({ kind, protocol, means })),
    };
  } finally {
    lifetime.abort();
    await Promise.all(opened.map(({ target }) => target.close()));
  }
}
