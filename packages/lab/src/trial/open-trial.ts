import type { Ticket } from "@hushport/channels";
import { HOST_NETWORK, openTarget, type Network, type Target } from "@hushport/testbed";
import { protocolOf } from "../plan/target-kinds.ts";
import type { PlannedTrial } from "../plan/plan-blocks.ts";
import type { TicketOffice } from "../server/ticket-office.ts";

/** A planned probe with its port, which is new and its own. */
export interface OpenTrial {
  readonly planned: PlannedTrial;
  readonly target: Target;
  readonly ticket: Ticket;
}

/** Below the shortest time that probes are watched: `slow` is to be told from `silent`. */
const SLOW_ANSWER_MS = 120;

/** Opens the target of a probe and issues the ticket for it. */
export async function openTrial(
  planned: PlannedTrial,
  {
    office,
    network = HOST_NETWORK,
    signal,
  }: {
    readonly office: TicketOffice;
    readonly network?: Network | undefined;
    readonly signal: AbortSignal;
  },
): Promise<OpenTrial> {
  const { cell, kind } = planned;
  const protocol = protocolOf(cell.driver);
  const target = await openTarget(kind, {
    protocol,
    host: cell.spelling.listenOn,
    network,
    delayMs: SLOW_ANSWER_MS,
    signal,
  });
  const ticket = office.issue({ transport: protocol, host: cell.spelling.text, port: target.port });
  return { planned, target, ticket };
}
