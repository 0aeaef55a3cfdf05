import type { LogEntry } from "@hushport/core";
import { allEntries } from "./all-entries.ts";
import { probeOfEntry } from "./probe-of-entry.ts";
import type { Visit } from "./visit.ts";

/** Says stored visits in the words of `hushport.log`; the counts add up to every request, exactly. */
export function toLogEntries(visits: readonly Visit[]): readonly LogEntry[] {
  return visits.flatMap((visit) =>
    allEntries(visit).flatMap((entry): readonly LogEntry[] => {
      const probe = probeOfEntry("p0", entry, visit.startedAtMs);
      if (probe === undefined) return [];
      const { firstAtMs, count, decision } = entry;
      return [{ atMs: firstAtMs, site: visit.site, count, probe, decision }];
    }),
  );
}
