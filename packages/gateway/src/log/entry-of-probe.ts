import { endpointOfUrl, siteOf, UNKNOWN_INITIATOR, type LogEntry } from "@hushport/core";
import type { ReportedProbe } from "./reported-probe.ts";

/** Longest path that is kept: probes are recognised by their beginnings. */
const MAX_PATH_LENGTH = 1_024;
const MAX_PAGE_LENGTH = 2_048;

/** Writes down a probe in the words that guard, gateway and audit share. */
export function entryOfProbe(probe: ReportedProbe, id: string): LogEntry {
  const { authority, page, decision, atMs, durationMs } = probe;
  const pageHost = page === null ? undefined : endpointOfUrl(page)?.host;
  return {
    atMs,
    site: pageHost === undefined ? null : siteOf(pageHost),
    count: 1,
    probe: {
      id,
      atMs,
      channel: probe.channel,
      context: "unknown",
      scheme: probe.scheme,
      host: authority.host,
      address: probe.address,
      port: authority.port,
      space: probe.space,
      path: probe.path.slice(0, MAX_PATH_LENGTH),
      reach: probe.reach,
      state: probe.state,
      durationMs,
      error: null,
      bytesSent: 0,
      bytesReceived: 0,
      lna: null,
      initiator: { ...UNKNOWN_INITIATOR, frameUrl: page?.slice(0, MAX_PAGE_LENGTH) ?? null },
      recorders: ["gateway"],
    },
    decision,
  };
}
