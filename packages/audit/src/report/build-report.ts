import { judge, type Finding } from "@hushport/core";
import { MAX_LISTED_PROBES, type Recording } from "@hushport/recorder";
import { VERSION } from "../version.ts";
import { clipTexts } from "./clip-text.ts";
import { takeWithinBytes } from "./take-within-bytes.ts";
import type { ReportInitiator } from "./initiator-schema.ts";
import type { ReportPort } from "./port-schema.ts";
import { REPORT_FORMAT, REPORT_VERSION, type AuditReport, type ReportFinding } from "./schema.ts";
import { warnOfReachedServices } from "./reached-services.ts";
import { verdictSentence } from "./sentence.ts";
import { summariseVendors } from "./summarise-vendors.ts";

/** What was concluded from every probe of a recording, also from those that it does not list. */
export interface Conclusions {
  readonly findings: readonly Finding[];
  readonly ports: readonly ReportPort[];
  readonly initiators: readonly ReportInitiator[];
}

/** Ports and probe ids per finding: four times what the largest known scanner needs. */
const LISTED_PER_FINDING = 64;

/** Frames per stack: above the depth of the tag managers seen, below what recursion makes. */
const LISTED_FRAMES = 16;

/**
 * Room for each list. Counts: above what a person reads to the end (a heavy news page has about 200 hosts and 400
 * scripts). Bytes: together 1.9 MB of JSON at most, which with the page around it keeps `report.html` under 3 MB.
 */
const ROOM = {
  probes: { maxCount: MAX_LISTED_PROBES, maxBytes: 1_000_000 },
  ports: { maxCount: 500, maxBytes: 200_000 },
  findings: { maxCount: 100, maxBytes: 200_000 },
  initiators: { maxCount: 50, maxBytes: 200_000 },
  hosts: { maxCount: 500, maxBytes: 100_000 },
  scripts: { maxCount: 1_000, maxBytes: 150_000 },
  warnings: { maxCount: 100, maxBytes: 50_000 },
} as const;

/** Turns a recording and what was concluded from it into the report: lists bounded, counts exact, text clipped. */
export function buildReport(recording: Recording, { findings, ports, initiators }: Conclusions): AuditReport {
  const { outcome, totals, dwellMs } = recording;
  const verdict = judge(findings, totals.probes);
  const reportFindings = findings.map(cutFinding);
  const reached = warnOfReachedServices(ports, recording);
  const warnings = [...(reached === undefined ? [] : [reached]), ...recording.warnings];
  const lists = {
    probes: bounded(
      "probes",
      recording.probes.map((probe) => ({ ...probe, initiator: cutStack(probe.initiator) })),
    ),
    ports: bounded("ports", ports),
    findings: bounded("findings", reportFindings),
    initiators: bounded("initiators", initiators.map(cutStack)),
    hosts: bounded(
      "hosts",
      recording.hosts.map(({ host, addresses, cnames }) => ({
        host,
        addresses: [...addresses],
        cnames: [...cnames],
      })),
    ),
    scripts: bounded("scripts", recording.scripts),
    warnings: bounded("warnings", warnings),
  };
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    generator: { name: "hushport", version: VERSION },
    ...clipTexts({
      url: recording.url,
      finalUrl: recording.finalUrl,
      title: recording.title,
      startedAt: recording.startedAt,
      durationMs: recording.durationMs,
      dwellMs,
      browser: recording.browser,
      lna: recording.lna,
      isIsolated: recording.isIsolated,
      resolutions: [...recording.resolutions],
      outcome,
    }),
    verdict,
    sentence: verdictSentence({ verdict, outcome, dwellMs, findings: reportFindings, ports, totals }),
    totals,
    vendors: summariseVendors(findings),
    ...lists,
    omitted: {
      probes: totals.probes - lists.probes.length,
      ports: ports.length - lists.ports.length,
      findings: findings.length - lists.findings.length,
      initiators: initiators.length - lists.initiators.length,
      hosts: recording.hosts.length - lists.hosts.length,
      scripts: recording.scripts.length - lists.scripts.length,
      warnings: warnings.length - lists.warnings.length,
    },
  };
}

function bounded<Item>(list: keyof typeof ROOM, items: readonly Item[]): Item[] {
  const { maxCount, maxBytes } = ROOM[list];
  return takeWithinBytes(clipTexts(items.slice(0, maxCount)), maxBytes);
}

function cutStack<WithStack extends { readonly stack: readonly unknown[] }>(value: WithStack): WithStack {
  return { ...value, stack: value.stack.slice(0, LISTED_FRAMES) };
}

function cutFinding(finding: Finding): ReportFinding {
  return {
    ...finding,
    ports: finding.ports.slice(0, LISTED_PER_FINDING),
    portCount: finding.ports.length,
    probes: finding.probes.slice(0, LISTED_PER_FINDING),
  };
}
