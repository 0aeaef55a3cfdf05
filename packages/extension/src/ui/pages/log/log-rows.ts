import { programNameAt, type PolicyAction } from "@hushport/core";
import { allEntries } from "../../../guard/journal/all-entries.ts";
import type { Entry } from "../../../guard/journal/entry.ts";
import { targetOf, type Target } from "../../../guard/journal/target.ts";
import type { Visit } from "../../../guard/journal/visit.ts";

/** One line of the log. */
export interface LogRow {
  readonly id: string;
  readonly entry: Entry;
  readonly target: Target;
  readonly site: string | null;
  readonly program: string | null;
  /** Everything that a search looks at, in small letters. */
  readonly words: string;
}

/** What a reader wants to see of the log. */
export interface LogFilter {
  readonly action: PolicyAction | "all";
  readonly search: string;
}

/** Makes the lines of the log, newest first. */
export function toRows(visits: readonly Visit[]): readonly LogRow[] {
  return visits
    .flatMap((visit) => allEntries(visit).flatMap((entry, index) => toRow(visit, entry, index)))
    .toSorted((a, b) => b.entry.firstAtMs - a.entry.firstAtMs);
}

/** Keeps what fits: every word of the search must be somewhere in the line. */
export function filterRows(rows: readonly LogRow[], { action, search }: LogFilter): readonly LogRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (action === "all" || row.entry.decision.action === action) &&
      words.every((word) => row.words.includes(word)),
  );
}

function toRow(visit: Visit, entry: Entry, index: number): LogRow | [] {
  const target = targetOf(entry);
  if (target === undefined) return [];
  const { port, scheme, host, path, space } = target;
  const program = programNameAt(port, { scheme, host, path, space }) ?? null;
  return {
    id: `${visit.id} ${index}`,
    entry,
    target,
    site: visit.site,
    program,
    words: [visit.site, program, host, port, entry.channel, entry.documentUrl, entry.scriptUrl, entry.url]
      .join(" ")
      .toLowerCase(),
  };
}
