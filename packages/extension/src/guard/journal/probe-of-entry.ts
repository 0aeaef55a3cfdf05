import { probeOf, type Probe } from "@hushport/core";
import type { Entry } from "./entry.ts";

/**
 * Says an entry in the words of recorder and audit.
 *
 * @returns `undefined` for a URL that no browser connects to.
 */
export function probeOfEntry(id: string, entry: Entry, startedAtMs: number): Probe | undefined {
  const { firstAtMs, url, channel, context, addresses, decision, documentUrl, scriptUrl } = entry;
  return probeOf({
    id,
    atMs: firstAtMs - startedAtMs,
    url,
    channel,
    context,
    addresses,
    decision,
    initiator: { frameUrl: documentUrl, scriptUrl },
    recorder: "extension",
  });
}
