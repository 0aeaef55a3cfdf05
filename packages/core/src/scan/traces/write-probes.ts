import { closestSpace } from "../../address/host-space.ts";
import type { AddressSpace } from "../../address/address-space.ts";
import type { Channel } from "../../probe/channel.ts";
import type { PortState } from "../../probe/port-state.ts";
import type { Probe } from "../../probe/probe.ts";
import type { Reach } from "../../probe/reach.ts";
import type { Scheme } from "../../probe/scheme.ts";

/** What a trace says about one attempt; the rest is as a recorder would fill it in. */
export interface Attempt {
  readonly atMs: number;
  readonly port: number;
  readonly host?: string;
  readonly address?: string | null;
  readonly space?: AddressSpace;
  readonly channel?: Channel;
  readonly scheme?: Scheme;
  readonly path?: string;
  readonly state?: PortState;
  /** Script that made it; `null` for markup. */
  readonly script?: string | null;
  readonly frame?: string;
  readonly smuggled?: string;
}

const PAGE = "https://shop.example/";

const REACH_OF_STATE: Readonly<Record<PortState, Reach>> = {
  open: "response",
  closed: "dns",
  filtered: "dns",
  unknown: "intended",
};

/** Writes attempts as the probes of one recording. */
export function writeProbes(attempts: readonly Attempt[]): readonly Probe[] {
  return [...attempts].sort((a, b) => a.atMs - b.atMs).map(writeProbe);
}

function writeProbe(attempt: Attempt, index: number): Probe {
  const { atMs, port, host = "127.0.0.1", channel = "websocket", state = "closed", frame = PAGE } = attempt;
  const scheme = attempt.scheme ?? SCHEMES_BY_CHANNEL[channel] ?? "http";
  const address = attempt.address === undefined ? addressOf(host) : attempt.address;
  const script = attempt.script === undefined ? `${PAGE}app.js` : attempt.script;
  return {
    id: `p${index + 1}`,
    atMs,
    channel,
    context: "document",
    scheme,
    host,
    address,
    port,
    space: attempt.space ?? closestSpace(address ?? host),
    path: attempt.path ?? (channel.startsWith("webrtc") ? "" : "/"),
    reach: REACH_OF_STATE[state],
    state,
    durationMs: state === "filtered" ? null : 4,
    error: state === "closed" ? "net::ERR_CONNECTION_REFUSED" : null,
    bytesSent: state === "open" ? 517 : 0,
    bytesReceived: state === "open" ? 129 : 0,
    ...(attempt.smuggled !== undefined && { smuggled: attempt.smuggled }),
    lna: null,
    initiator: {
      frameUrl: frame,
      scriptUrl: script,
      line: 1,
      column: 1,
      stack: script === null ? [] : [{ functionName: "", url: script, line: 1, column: 1 }],
    },
    recorders: ["cdp", "netlog"],
  };
}

/** Reserved names stand for loopback; any other name was not resolved unless the trace says so. */
function addressOf(host: string): string | null {
  if (host === "localhost" || host.endsWith(".localhost")) return "127.0.0.1";
  return /^[\d.]+$|:/.test(host) ? host : null;
}

const SCHEMES_BY_CHANNEL: Readonly<Partial<Record<Channel, Scheme>>> = {
  websocket: "wss",
  "webrtc-stun": "stun",
  "webrtc-turn-udp": "turn",
  "webrtc-turn-tcp": "turn",
  "webrtc-ice-udp": "ice",
  "webrtc-ice-tcp": "ice",
};
