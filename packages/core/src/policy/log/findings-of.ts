import type { Finding } from "../../scan/finding.ts";
import { recognise } from "../../scan/recogniser.ts";
import type { LogEntry } from "./log-entry.ts";

/** What the recogniser made of the entries of one site. */
export interface SiteFindings {
  readonly site: string | null;
  readonly findings: readonly Finding[];
}

/** Above the pauses of a person on one page, below those between two visits: a site's entries are cut here. */
const VISIT_GAP_MS = 1_800_000;

/**
 * Has the recogniser judge a log, site by site and visit by visit, so that two visits that asked for one port each are
 * not taken for one that asked for two. What it says of several visits in the same words is said once.
 *
 * @returns One row for each site, in the order of their first entries.
 */
export function findingsOf(entries: readonly LogEntry[]): readonly SiteFindings[] {
  const inOrder = entries.toSorted((a, b) => a.atMs - b.atMs);
  const bySite = Map.groupBy(inOrder, ({ site }) => site);
  return [...bySite].map(([site, own]) => ({
    site,
    findings: mergeAlike(splitVisits(own).flatMap((visit) => judge(site, visit))),
  }));
}

function splitVisits(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const visits: LogEntry[][] = [];
  let lastAtMs = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    if (entry.atMs - lastAtMs > VISIT_GAP_MS) visits.push([]);
    visits.at(-1)?.push(entry);
    lastAtMs = entry.atMs;
  }
  return visits;
}

/** Times count from the visit's first entry: each writer of entries has a clock of its own. */
function judge(site: string | null, visit: readonly LogEntry[]): readonly Finding[] {
  const startMs = visit[0]?.atMs ?? 0;
  const probes = visit.map(({ atMs, probe }) => ({ ...probe, atMs: atMs - startMs }));
  const pageUrl = site === null ? null : `https://${site.includes(":") ? `[${site}]` : site}/`;
  return recognise(probes, { pageUrl });
}

function mergeAlike(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.signature, finding.vendor, finding.sentence]);
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined
        ? finding
        : {
            ...before,
            confidence: Math.max(before.confidence, finding.confidence),
            probes: [...before.probes, ...finding.probes],
            probeCount: before.probeCount + finding.probeCount,
          },
    );
  }
  return [...merged.values()];
}
