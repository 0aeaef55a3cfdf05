import type { Network } from "@hushport/testbed";
import type { PlannedTrial } from "../plan/plan-blocks.ts";
import type { TicketOffice } from "../server/ticket-office.ts";
import { openTrial, type OpenTrial } from "./open-trial.ts";

/** Targets opened at the same time; each filtered one starts a system tool. */
const OPENED_AT_ONCE = 12;

/** A probe that could not be made, and why. */
export interface RefusedTrial {
  readonly trial: PlannedTrial;
  readonly reason: string;
}

/** The targets of a block, in the order of its trials. */
export interface OpenBlock {
  readonly opened: readonly OpenTrial[];
  readonly refused: readonly RefusedTrial[];
}

/** Opens a target for every trial; those that the system does not give are refused with its reason. */
export async function openBlock(
  trials: readonly PlannedTrial[],
  context: {
    readonly office: TicketOffice;
    readonly network?: Network | undefined;
    readonly signal: AbortSignal;
  },
): Promise<OpenBlock> {
  const places: (OpenTrial | undefined)[] = [];
  const refused: RefusedTrial[] = [];
  const queue = trials.entries();
  const work = async (): Promise<void> => {
    // Workers with one iterator: each takes the next trial.
    for (const [place, trial] of queue) {
      try {
        places[place] = await openTrial(trial, context);
      } catch (error) {
        if (!(error instanceof Error && "code" in error)) throw error;
        refused.push({ trial, reason: error.message });
      }
    }
  };
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, work));
  return { opened: places.filter((trial) => trial !== undefined), refused };
}
