import { findingsOf } from "./findings-of.ts";
import type { LogEntry } from "./log-entry.ts";
import type { LogFile } from "./log-file.ts";

/** Who writes a log file, and when. */
export interface LogFileFacts {
  readonly writer: LogFile["writer"];
  /** ISO 8601, in UTC. */
  readonly exportedAt: string;
}

/** Puts entries into a `hushport.log` file: oldest first, numbered anew, with the recogniser's judgement of each site. */
export function composeLogFile({ writer, exportedAt }: LogFileFacts, entries: readonly LogEntry[]): LogFile {
  const numbered = entries
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((entry, index) => renumber(entry, `p${index + 1}`));
  return {
    format: "hushport.log",
    version: 1,
    writer,
    exportedAt,
    entries: numbered,
    sites: findingsOf(numbered).map(({ site, findings }) => ({ site, findings: [...findings] })),
  };
}

function renumber(entry: LogEntry, id: string): LogEntry {
  return { ...entry, probe: { ...entry.probe, id } };
}
