import { recognise, type LogEntry, type LogFile } from "@hushport/core";
import { allEntries } from "./all-entries.ts";
import { probeOfEntry } from "./probe-of-entry.ts";
import type { Visit } from "./visit.ts";

/** Who exports, and when. */
export interface LogFileFacts {
  readonly version: string;
  readonly browser: string | null;
  readonly exportedAt: string;
}

/** Puts stored visits into the shape of a `hushport.log` file, with the recogniser's judgement of each site. */
export function composeLogFile(visits: readonly Visit[], facts: LogFileFacts): LogFile {
  let made = 0;
  const entries = visits
    .flatMap((visit) =>
      allEntries(visit).flatMap((entry): readonly LogEntry[] => {
        const probe = probeOfEntry(`p${(made += 1)}`, entry, visit.startedAtMs);
        if (probe === undefined) return [];
        const { firstAtMs, count, decision } = entry;
        return [{ atMs: firstAtMs, site: visit.site, count, probe, decision }];
      }),
    )
    .toSorted((a, b) => a.atMs - b.atMs);
  const sites = Map.groupBy(entries, ({ site }) => site);
  return {
    format: "hushport.log",
    version: 1,
    writer: { name: "guard", version: facts.version, browser: facts.browser },
    exportedAt: facts.exportedAt,
    entries,
    sites: [...sites].map(([site, members]) => ({
      site,
      findings: recognise(members.map(({ probe }) => probe)),
    })),
  };
}
