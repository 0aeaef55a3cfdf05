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
  const groups = new Map<string, GroupRates>();
  for (const trace of traces) {
    const { group, label, signatures } = trace.maker;
    const findings = recognise(trace.probes, trace.facts);
    const isScan = judge(findings, trace.probes.length) === "scan";
    const isWrong = isScan !== (label === "scan");
    const isMisnamed =
      signatures.length > 0 && !findings.some((finding) => signatures.includes(finding.signature));
    const known = groups.get(group) ?? { group, label, traces: 0, wrong: [], misnamed: [], named: 0 };
    groups.set(group, {
      ...known,
      traces: known.traces + 1,
      wrong: isWrong ? [...known.wrong, trace.name] : known.wrong,
      misnamed: isMisnamed ? [...known.misnamed, trace.name] : known.misnamed,
      named: known.named + Number(signatures.length > 0),
    });
  }
  return [...groups.values()];
}

/** Writes the rates as a Markdown table. */
export function formatRates(rates: readonly GroupRates[]): string {
  const rows = rates.map(
    ({ group, label, traces, wrong, misnamed, named }) =>
      `| ${group} | ${label} | ${traces} | ${wrong.length} | ${named === 0 ? "–" : `${misnamed.length} of ${named}`} |`,
  );
  return ["| group | label | traces | wrong | misnamed |", "|---|---|---|---|---|", ...rows].join("\n");
}
