import { programsAt, type Channel, type PortProtocol, type Probe } from "@hushport/core";
import type { ReportPort } from "../report/port-schema.ts";

/** Other programs that are named per port. */
const MAX_ALTERNATIVES = 5;

/** Channels whose first packet is a datagram. */
const UDP_CHANNELS: ReadonlySet<Channel> = new Set([
  "webrtc-stun",
  "webrtc-turn-udp",
  "webrtc-ice-udp",
  "webtransport",
]);

/** Names the programs that may sit at a probe's port, from all that is known of the probe. */
export function namePort(probe: Probe): Pick<ReportPort, "program" | "alternatives" | "category"> {
  const [best, ...others] = programsAt(probe.port, {
    protocol: protocolOf(probe),
    scheme: probe.scheme,
    host: probe.host,
    path: probe.path,
  });
  return {
    program: best?.program ?? null,
    category: best?.category ?? null,
    // The registry's names repeat in other words what the catalogue says better.
    alternatives: others
      .filter(({ basis }) => basis === "catalogue")
      .slice(0, MAX_ALTERNATIVES)
      .map(({ program }) => program),
  };
}

function protocolOf({ channel }: Probe): PortProtocol {
  return UDP_CHANNELS.has(channel) ? "udp" : "tcp";
}
