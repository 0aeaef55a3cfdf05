import { randomInt } from "node:crypto";
import type { Ticket } from "@hushport/channels";
import { isBlockedPort } from "@hushport/core";
import { HOST_NETWORK, openTarget, type Contacts, type Network, type Target } from "@hushport/testbed";
import { isHostKind, type HostKind } from "../plan/host-kinds.ts";
import { protocolOf } from "../plan/target-kinds.ts";
import type { PlannedTrial } from "../plan/plan-blocks.ts";
import type { TicketOffice } from "../server/ticket-office.ts";

/** What a trial needs of a target; a host on which nothing is opened is one too. */
export type TrialTarget = Pick<Target, "protocol" | "host" | "port" | "contacts" | "close"> & {
  readonly kind: string;
  /** What makes it behave so. */
  readonly means: string;
};

/** A planned probe with its port, which is new and its own. */
export interface OpenTrial {
  readonly planned: PlannedTrial;
  readonly target: TrialTarget;
  readonly ticket: Ticket;
}

/** Below the shortest time that probes are watched: `slow` is to be told from `silent`. */
const SLOW_ANSWER_MS = 120;

/** Ports of a host that has none open: above those with a meaning, below those that systems give to connections. */
const HOST_PORTS = { first: 10_000, last: 32_000 } as const;

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
  const {
    cell: { driver, spelling },
    kind,
  } = planned;
  const protocol = protocolOf(driver);
  if (isHostKind(kind)) {
    const place = spelling.hosts?.[kind];
    if (place === undefined) throw new RangeError(`Cannot probe ${spelling.text}: it has no ${kind}`);
    const target = hostTarget(kind, protocol, place.address);
    return {
      planned,
      target,
      ticket: office.issue({ transport: protocol, host: place.text, port: target.port }),
    };
  }
  const target = await openTarget(kind, {
    protocol,
    host: spelling.listenOn,
    network,
    delayMs: SLOW_ANSWER_MS,
    signal,
  });
  const host = spelling.hosts?.alive.text ?? spelling.text;
  return { planned, target, ticket: office.issue({ transport: protocol, host, port: target.port }) };
}

/** Nobody accepts there, so nothing is ever seen to arrive; packets are counted where they leave. */
function hostTarget(kind: HostKind, protocol: Target["protocol"], host: string): TrialTarget {
  return {
    kind,
    protocol,
    host,
    port: drawPort(),
    means: kind === "filtering-host" ? "packet-filter" : kind === "dead-host" ? "no-host" : "no-listener",
    contacts: () => NOTHING,
    close: () => Promise.resolve(),
  };
}

function drawPort(): number {
  const port = randomInt(HOST_PORTS.first, HOST_PORTS.last);
  return isBlockedPort(port) ? drawPort() : port;
}

const NOTHING: Contacts = {
  connections: 0,
  datagrams: 0,
  bytes: 0,
  firstContactAtMs: undefined,
  firstByteAtMs: undefined,
  firstBytes: new Uint8Array(),
};
