import { groupBy } from "../evidence/port-view.ts";
import type { Finding } from "../finding.ts";
import { judge } from "../verdict.ts";
import { recognise } from "../recogniser.ts";
import type { Label, Trace } from "./trace.ts";

/** How often the recogniser was wrong about one group of traces. */
export interface GroupRates {
  readonly group: string;
  readonly label: Label;
  readonly traces: number;
  /** Names of traces that came out with the other label. */
  readonly wrong: readonly string[];
  /** Names of traces whose product or program came out under another name, among those that have one. */
  readonly misnamed: readonly string[];
  readonly named: number;
}

/** Judges every trace and counts by group. */
export function errorRates(traces: readonly Trace[]): readonly GroupRates[] {
  const judged = traces.map((trace) => ({ trace, findings: recognise(trace.probes, trace.facts) }));
  const groups = groupBy(judged, ({ trace }) => `${trace.maker.label}: ${trace.maker.group}`);
  return Array.from(groups, ([, own]) => {
    const named = own.filter(({ trace }) => trace.maker.signatures.length > 0);
    return {
      group: own
        .map(({ trace }) => trace.maker.group)
        .slice(0, 1)
        .join(),
      label: own.every(({ trace }) => trace.maker.label === "scan") ? "scan" : "quiet",
      traces: own.length,
      wrong: own.filter(isWrong).map(({ trace }) => trace.name),
      misnamed: named.filter(isMisnamed).map(({ trace }) => trace.name),
      named: named.length,
    };
  });
}

interface Judged {
  readonly trace: Trace;
  readonly findings: readonly Finding[];
}

function isWrong({ trace, findings }: Judged): boolean {
  return (judge(findings, trace.probes.length) === "scan") !== (trace.maker.label === "scan");
}

function isMisnamed({ trace, findings }: Judged): boolean {
  return !findings.some((finding) => trace.maker.signatures.includes(finding.signature));
}

/** Writes the rates as a Markdown table. */
export function formatRates(rates: readonly GroupRates[]): string {
  const rows = rates.map(
    ({ group, label, traces, wrong, misnamed, named }) =>
      `| ${group} | ${label} | ${traces} | ${wrong.length} | ${named === 0 ? "–" : `${misnamed.length} of ${named}`} |`,
  );
  return ["| group | label | traces | wrong | misnamed |", "|---|---|---|---|---|", ...rows].join("\n");
}
