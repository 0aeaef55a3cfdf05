import { furtherReach, type PortState, type Reach } from "@hushport/core";
import { wireState, type Wire } from "../netlog/wire.ts";

/** How long a connection may hang before its port is called filtered; a local network answers within a tenth of it. */
export const FILTERED_AFTER_MS = 1_000;

/** What the sockets of a probe show. */
export interface Outcome {
  readonly reach: Reach;
  readonly state: PortState;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** Reads reach, port state and byte counts off the sockets of one probe, as they were at `nowMs`. */
export function outcomeOf(wires: readonly Wire[], nowMs: number): Outcome {
  let reach: Reach = "intended";
  for (const wire of wires) reach = furtherReach(reach, wireReach(wire));
  return {
    reach,
    state: stateOf(wires, nowMs),
    bytesSent: sum(wires.map(({ bytesSent }) => bytesSent)),
    bytesReceived: sum(wires.map(({ bytesReceived }) => bytesReceived)),
  };
}

function wireReach(wire: Wire): Reach {
  if (wire.transport === "udp") return wire.bytesReceived > 0 ? "response" : "datagram";
  return wire.hasSentClientHello ? "tls" : "tcp";
}

/** One answer settles it: `localhost` is tried at two addresses and needs only one that listens. */
function stateOf(wires: readonly Wire[], nowMs: number): PortState {
  const states = new Set(
    wires.map((wire) => {
      const state = wireState(wire);
      const waitedMs = (wire.endMs ?? nowMs) - wire.startMs;
      return state === "filtered" && waitedMs < FILTERED_AFTER_MS ? "unknown" : state;
    }),
  );
  return (["open", "closed", "filtered"] as const).find((state) => states.has(state)) ?? "unknown";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
