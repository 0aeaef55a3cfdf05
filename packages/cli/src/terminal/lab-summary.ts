import { visibleText } from "@hushport/core";
import { assertNever } from "@hushport/core";
import type { LabCell, LabReport } from "@hushport/lab";
import { formatTable, type Column } from "./format-table.ts";

const COLUMNS: readonly Column[] = [
  { title: "Channel", align: "left" },
  { title: "Verdict", align: "left" },
  { title: "Told apart best", align: "left" },
  { title: "Reached", align: "right" },
  { title: "With bytes", align: "right" },
];

/** Wide enough for every row; a terminal wraps what it cannot show. */
const WIDTH = 120;

/** What a person reads on the terminal: one row for each channel, and one line for each other part. */
export function formatLabSummary(report: LabReport): string {
  const { browser, permission, cells, leftOut, observations, durationMs } = report;
  const compared = cells.filter(({ section }) => section === "channels" || section === "custom");
  const lines = [
    `${browser.name} ${browser.version}, local network permission ${permission}${formatProtection(report)}`,
    `${observations.count} probes in ${Math.round(durationMs / 1_000)} s`,
    "",
    ...formatTable(COLUMNS, compared.map(formatRow), WIDTH),
    "",
    ...formatReach("contexts", cells),
    ...formatReach("spellings", cells),
    ...leftOut.map(({ what, reason }) => `Left out: ${what}: ${reason}`),
  ];
  return `${lines.map((line) => visibleText(line).trimEnd()).join("\n")}\n`;
}

function formatProtection({ protection: { extension, flags, preferences } }: LabReport): string {
  const parts = [
    ...(extension === null ? [] : [`${extension.name} ${extension.version}`]),
    ...flags,
    ...preferences,
  ];
  return parts.length === 0 ? "" : `, with ${parts.join(", ")}`;
}

function formatRow(cell: LabCell): readonly string[] {
  const { channel, context, spelling, section, reach, states } = cell;
  const place =
    section === "channels" ? "" : ` in ${context}${spelling === "127.0.0.1" ? "" : ` to ${spelling}`}`;
  const withBytes = states
    .filter(({ portState }) => portState === "open")
    .reduce((sum, state) => sum + state.withBytes, 0);
  return [
    channel + place,
    formatVerdict(cell),
    bestPair(cell),
    `${reach.reached}/${reach.of}`,
    `${withBytes}/${reach.of}`,
  ];
}

function formatVerdict({ verdict }: LabCell): string {
  switch (verdict.kind) {
    case "leaks":
      return "leaks";
    case "no-leak-detected":
      return `no leak detected (AUC ≤ ${verdict.upperBound.auc.toFixed(2)})`;
    case "not-reached":
      return "not reached";
    case "not-available":
      return `not available (${verdict.reason.replaceAll("-", " ")})`;
    default:
      return assertNever(verdict);
  }
}

function bestPair({ verdict, pairs }: LabCell): string {
  if (verdict.kind !== "leaks") return "";
  const best = pairs.toSorted((a, b) => b.accuracy.value - a.accuracy.value)[0];
  return best === undefined ? "" : `${best.states.join(" / ")} ${Math.round(100 * best.accuracy.value)} %`;
}

function formatReach(section: LabCell["section"], cells: readonly LabCell[]): readonly string[] {
  const own = cells.filter((cell) => cell.section === section && cell.reach.of > 0);
  if (own.length === 0) return [];
  const missed = own.filter(({ reach }) => reach.reached === 0);
  const names = missed.map(({ channel, context, spelling }) =>
    section === "contexts" ? `${channel} in ${context}` : `${channel} to ${spelling}`,
  );
  const rest = names.length === 0 ? "" : `; not ${names.join(", ")}`;
  return [`Other ${section}: ports reached in ${own.length - missed.length} of ${own.length} cells${rest}`];
}
