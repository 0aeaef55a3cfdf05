import type { LogEntry } from "@hushport/core";
import { entryOfProbe } from "./entry-of-probe.ts";
import type { ReportedProbe } from "./reported-probe.ts";

/** The entries of one log file. */
export interface Journal {
  add(probe: ReportedProbe): void;
  readonly entries: readonly LogEntry[];
  /** Forgets everything: a new file begins. */
  clear(): void;
}

/** Requests alike within this time are one entry, so that a page that asks for ever fills nothing. */
const SAME_BURST_MS = 600_000;

/** Starts an empty journal, or goes on with the entries of an earlier one. */
export function createJournal(earlier: readonly LogEntry[] = []): Journal {
  const entries: LogEntry[] = [...earlier];
  const places = new Map<string, number>();
  let count = earlier.reduce((last, { probe }) => Math.max(last, Number(probe.id.slice(1)) || 0), 0);
  return {
    entries,
    add(probe) {
      const key = likeness(probe);
      const place = places.get(key);
      const like = place === undefined ? undefined : entries[place];
      if (place !== undefined && like !== undefined && probe.atMs - like.atMs < SAME_BURST_MS) {
        entries[place] = { ...like, count: like.count + 1 };
        return;
      }
      places.set(key, entries.length);
      entries.push(entryOfProbe(probe, `p${++count}`));
    },
    clear() {
      entries.length = 0;
      places.clear();
    },
  };
}

function likeness({ authority, scheme, channel, page, decision, reach, state }: ReportedProbe): string {
  const { host, port } = authority;
  return JSON.stringify([host, port, scheme, channel, page, decision, reach, state]);
}
