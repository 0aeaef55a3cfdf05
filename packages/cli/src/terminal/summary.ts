import {
  formatNumber,
  plural,
  describeReach,
  STATE_WORDS,
  type AuditReport,
  type ReportPort,
} from "@hushport/audit";
import { visibleText } from "@hushport/core";
import { formatTable, type Column } from "./format-table.ts";
import type { Style } from "./style.ts";
import { cutText, wrapText } from "./wrap-text.ts";

/** Rows of the table of ports; a terminal shows some 40 lines at once. */
const MAX_PORT_ROWS = 30;

/** Scripts, findings and warnings that are named. */
const MAX_NAMED = 5;

/** A line longer than this is hard to read, however wide the window is. */
const MAX_WIDTH = 100;

/** Narrower than this and the table is cut to nothing. */
const MIN_WIDTH = 60;

/** How to set the summary. */
export interface SummaryLayout {
  readonly style: Style;
  /** Width of the terminal in characters. */
  readonly columns: number;
}

/** Tells what an audit found in the lines of a terminal. Text of the page cannot control the terminal. */
export function formatSummary(report: AuditReport, { style, columns }: SummaryLayout): string {
  const width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns - 1));
  const parts = [
    verdictLines(report, style, width),
    outcomeLines(report, width),
    findingLines(report, width),
    portLines(report, style, width),
    initiatorLines(report, style, width),
    warningLines(report, style, width),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function verdictLines(
  { verdict, outcome, sentence }: AuditReport,
  style: Style,
  width: number,
): readonly string[] {
  const paint = outcome.kind === "failed" ? style.caution : verdictPaint(verdict, style);
  return wrapText(sentence, width).map(paint);
}

function verdictPaint(verdict: AuditReport["verdict"], style: Style): (text: string) => string {
  if (verdict === "scan") return style.alarm;
  return verdict === "local-access" ? style.caution : style.calm;
}

function outcomeLines({ outcome, totals }: AuditReport, width: number): readonly string[] {
  // An error status is among the recorder's warnings.
  if (outcome.kind === "loaded") return [];
  const kept = totals.probes > 0 ? " What was seen until then is in the report." : "";
  return wrapText(`${visibleText(outcome.message)} (${outcome.code}).${kept}`, width);
}

function findingLines({ findings, omitted }: AuditReport, width: number): readonly string[] {
  const lines = findings.slice(0, MAX_NAMED).flatMap((finding) => {
    const text = `${finding.sentence} Confidence ${Math.round(finding.confidence * 100)} %.`;
    return wrapText(visibleText(text), width - 2).map((line, index) => `${index === 0 ? "•" : " "} ${line}`);
  });
  return [...lines, ...beyond(findings.length + omitted.findings - MAX_NAMED, "finding")];
}

function portLines(report: AuditReport, style: Style, width: number): readonly string[] {
  const [first] = report.ports;
  if (first === undefined) return [];
  // One host is said once, above the table; several get a column.
  const isOneHost = report.totals.hosts === 1;
  const [title = "", ...rows] = formatTable(
    isOneHost ? PORT_COLUMNS.filter(({ title }) => title !== "Where") : PORT_COLUMNS,
    report.ports.slice(0, MAX_PORT_ROWS).map((port) => portRow(port, isOneHost)),
    width,
  );
  const where = isOneHost
    ? ` of ${visibleText(first.hosts[0] ?? "")}`
    : ` of ${formatNumber(report.totals.hosts)} hosts`;
  return [
    `${plural(report.totals.probes, "attempt")} on ${plural(report.totals.ports, "port")}${cutText(where, width - 30)}`,
    style.soft(title),
    ...rows,
    ...beyond(report.ports.length + report.omitted.ports - MAX_PORT_ROWS, "port"),
  ];
}

const PORT_COLUMNS: readonly Column[] = [
  { title: "Port", align: "right" },
  { title: "Program", align: "left", fit: "shrink" },
  { title: "Where", align: "left", fit: "shrink" },
  { title: "How far", align: "left" },
  { title: "Could be learnt", align: "left" },
];

function portRow(
  { port, program, hosts, hostCount, reach, state }: ReportPort,
  isOneHost: boolean,
): readonly string[] {
  const where = `${visibleText(hosts[0] ?? "")}${hostCount > 1 ? ` +${hostCount - 1}` : ""}`;
  return [
    String(port),
    program ?? "–",
    ...(isOneHost ? [] : [where]),
    describeReach({ reach, state }).words,
    STATE_WORDS[state],
  ];
}

function initiatorLines(
  { initiators, omitted }: AuditReport,
  style: Style,
  width: number,
): readonly string[] {
  if (initiators.length === 0) return [];
  const lines = initiators.slice(0, MAX_NAMED).flatMap((initiator) => {
    const url = initiator.scriptUrl ?? initiator.frameUrl ?? "unknown";
    const [place] = initiator.places;
    const facts = [
      plural(initiator.probeCount, "attempt"),
      ...(place === undefined ? [] : [`line ${place.line}, column ${place.column}`]),
      ...(initiator.vendor === null ? [] : [initiator.vendor]),
      ...(initiator.cnames.length === 0 ? [] : [`alias of ${initiator.cnames.join(" → ")}`]),
      ...(initiator.tenant === null ? [] : [`customer id ${initiator.tenant}`]),
    ];
    return [
      `  ${cutText(visibleText(url), width - 2)}`,
      style.soft(`    ${cutText(visibleText(facts.join(" · ")), width - 4)}`),
    ];
  });
  return ["Who did it", ...lines, ...beyond(initiators.length + omitted.initiators - MAX_NAMED, "script")];
}

function warningLines({ warnings, omitted }: AuditReport, style: Style, width: number): readonly string[] {
  const lines = warnings
    .slice(0, MAX_NAMED)
    .flatMap((warning) => wrapText(`Note: ${visibleText(warning)}`, width).map((line) => style.soft(line)));
  return [...lines, ...beyond(warnings.length + omitted.warnings - MAX_NAMED, "note")];
}

function beyond(count: number, noun: string): readonly string[] {
  return count > 0 ? [`  … and ${plural(count, `more ${noun}`)}; see the report`] : [];
}
