import { HOST_NETWORK, openTarget, type Network, type Target, type TargetKind } from "@hushport/testbed";
import type { Ticket } from "@hushport/channels";
import type { TicketOffice } from "../server/ticket-office.ts";

/** A port in a known state, with the permission to probe it. */
export interface TicketedTarget {
  readonly kind: string;
  readonly target: Target;
  readonly ticket: Ticket;
}

/** Some ports, closed together. */
export interface TargetSet extends AsyncDisposable {
  readonly targets: readonly TicketedTarget[];
}

/** Between what a page notices and the deadline of every experiment. */
const SLOW_ANSWER_MS = 400;

/** Opens one port for each kind on this machine's loopback address, and issues their tickets. */
export async function openTargetSet(
  kinds: readonly TargetKind<"tcp">[],
  {
    office,
    network = HOST_NETWORK,
    signal,
  }: {
    readonly office: TicketOffice;
    readonly network?: Network | undefined;
    readonly signal: AbortSignal;
  },
): Promise<TargetSet> {
  await using opening = new AsyncDisposableStack();
  const targets: TicketedTarget[] = [];
  for (const kind of kinds) {
    const target = opening.use(await openTarget(kind, { network, delayMs: SLOW_ANSWER_MS, signal }));
    const ticket = office.issue({ transport: "tcp", host: target.host, port: target.port });
    targets.push({ kind, target, ticket });
  }
  const lifetime = opening.move();
  return { targets, [Symbol.asyncDispose]: () => lifetime.disposeAsync() };
}
