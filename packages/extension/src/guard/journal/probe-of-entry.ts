import { UNKNOWN_INITIATOR, type Probe } from "@hushport/core";
import type { Entry } from "./entry.ts";
import { targetOf } from "./target.ts";

/**
 * Says an entry in the words of recorder and audit. A request that was not let through ended as a wish; of one that
 * was, the guard knows no more than that it was let through.
 *
 * @returns `undefined` for a URL that no browser connects to.
 */
export function probeOfEntry(id: string, entry: Entry, startedAtMs: number): Probe | undefined {
  const target = targetOf(entry);
  if (target === undefined) return undefined;
  const { scheme, host, port, path, space } = target;
  return {
    id,
    atMs: entry.firstAtMs - startedAtMs,
    channel: entry.channel,
    context: entry.context,
    scheme,
    host,
    address: entry.addresses[0] ?? null,
    port,
    space,
    path,
    reach: "intended",
    state: "unknown",
    durationMs: null,
    error: null,
    bytesSent: 0,
    bytesReceived: 0,
    lna: null,
    initiator: { ...UNKNOWN_INITIATOR, frameUrl: entry.documentUrl, scriptUrl: entry.scriptUrl },
    recorders: ["extension"],
  };
}
