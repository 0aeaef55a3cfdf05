import type { LabCell, LabReport, LeftOut } from "../src/index.ts";
import { formatHosts } from "./format-hosts.ts";
import { formatOverview } from "./format-overview.ts";
import { describeState, titleOf } from "./title-of.ts";

/** Writes `docs/leaks.md` from measurements, in the order given, and says what could not be measured. */
export function formatLeaks(reports: readonly LabReport[], leftOut: readonly LeftOut[]): string {
  return [
    "# What browsers let a page learn about local ports",
    "",
    "Measured by `hushport lab run`, with the preset named in each part; each probe against a port of its own whose state the lab made and whose listener says what arrived. `npm run bench:leaks` measures again and rewrites this file.",
    "",
    "**How to read it.** *Leaks*: some pair of port states differs by more than chance, all tests of a part together at its share of 5 % ([statistics](statistics.md#verdicts)). *Told apart*: share of right guesses from one probe, cross-validated (50 % is chance, and the least that is written), for a web server, a silent program and a dropped packet, each against a closed port. *Connected* and *bytes*: probes of open ports of which a connection or datagram, or application bytes, arrived. An upper bound on the area under the curve (AUC) says how much could be there and was not found; 0.5 is nothing.",
    "",
    "**What it is not.** One machine, Linux, loopback, with other work on its two cores: timing differences are lower bounds, and what nobody sees here a quieter machine may show. Pop-ups and playing media are allowed, as after a click. Firefox is told to accept the lab's certificate, and with it those of the `https` targets.",
    "",
    ...formatOverview(reports),
    ...(leftOut.length === 0 ? [] : ["Not measured:", "", ...leftOut.map(formatLeftOut), ""]),
    ...reports.flatMap(formatReport),
  ].join("\n");
}

function formatLeftOut({ what, reason }: LeftOut): string {
  return `- ${what}: ${reason}`;
}

function formatReport(report: LabReport): readonly string[] {
  const { machine, measuredAt, observations, durationMs, targets, leftOut } = report;
  const { cells } = report;
  const title = titleOf(report);
  const means = [...new Set(targets.filter(({ kind }) => kind === "filtered").map((target) => target.means))];
  const compared = cells.filter(({ section }) => section === "channels");
  return [
    `## ${title}`,
    "",
    `${describeState(report)} Preset \`${report.preset}\`, ${measuredAt.slice(0, 10)}, ${machine.platform} ${machine.arch}, ${machine.cores} cores, ${report.options.window}; ${observations.count} probes in ${Math.round(durationMs / 60_000)} min${report.outcome === "complete" ? "" : " (interrupted: what was measured until then)"}; network: ${report.options.network}; filtered ports by ${means.join(", ") || "no means"}.${describeSensitivity(report)}`,
    "",
    `Of ${compared.length} channels, ${compared.filter(({ verdict }) => verdict.kind === "leaks").length} tell port states apart.`,
    "",
    "| channel | verdict | server / closed | silent / closed | filtered / closed | connected | bytes | median ms: server, closed |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...compared.map((cell) => formatCell(cell, report)),
    "",
    ...formatHosts(cells),
    ...formatReach("Other contexts", cells, "contexts"),
    ...formatReach("Other spellings", cells, "spellings"),
    ...(leftOut.length === 0 ? [] : ["Left out:", "", ...leftOut.map(formatLeftOut), ""]),
  ];
}

function describeSensitivity({ sensitivity }: LabReport): string {
  if (sensitivity === undefined) return "";
  const { auc, power, samples, tests } = sensitivity;
  const found = auc === null ? "none by time alone, however large" : `an AUC of ${auc}`;
  return ` With ${samples} probes of each state and ${tests} tests, a difference that is found in ${100 * power} % of runs is ${found}.`;
}

function formatCell(cell: LabCell, report: LabReport): string {
  const server = cell.states.find(({ targetKind }) => ["http", "https", "answering"].includes(targetKind));
  const closed = cell.states.find(({ targetKind }) => targetKind === "closed");
  const open = cell.states.filter(({ portState }) => portState === "open");
  const sum = (pick: (state: LabCell["states"][number]) => number): number =>
    open.reduce((total, state) => total + pick(state), 0);
  const columns = [
    `<a id="${report.browser.engine}-${report.permission}-${cell.channel}"></a>\`${cell.channel}\``,
    formatVerdict(cell),
    toldApart(cell, server?.targetKind ?? "http"),
    toldApart(cell, "silent"),
    toldApart(cell, "filtered"),
    `${sum(({ contacted }) => contacted)}/${sum(({ samples }) => samples)}`,
    `${sum(({ withBytes }) => withBytes)}/${sum(({ samples }) => samples)}`,
    [server, closed].map((state) => state?.durationMs?.p50.toString() ?? "–").join(", "),
  ];
  return `| ${columns.join(" | ")} |`;
}

function formatVerdict({ verdict }: LabCell): string {
  switch (verdict.kind) {
    case "leaks":
      return `**leaks** (${verdict.oracles.map(({ oracle }) => oracle).join(", ")})`;
    case "not-available":
      return `not available: ${verdict.reason.replaceAll("-", " ")}`;
    default:
      return `${verdict.kind.replaceAll("-", " ")} (AUC ≤ ${verdict.upperBound.auc.toFixed(2)})`;
  }
}

function toldApart({ pairs, confidence }: LabCell, kind: string): string {
  const pair = pairs.find(({ states }) => states.includes("closed") && states.includes(kind));
  if (pair === undefined) return "–";
  const isProven = pair.oracles.some(
    ({ adjustedPValue }) => adjustedPValue !== null && adjustedPValue <= 1 - confidence,
  );
  // Guesses that are wrong more often than right have learned nothing.
  const share = `${Math.round(100 * Math.max(0.5, pair.accuracy.value))} %`;
  return isProven ? `**${share}**` : share;
}

function formatReach(
  title: string,
  cells: readonly LabCell[],
  section: LabCell["section"],
): readonly string[] {
  const own = cells.filter((cell) => cell.section === section);
  if (own.length === 0) return [];
  const key = (cell: LabCell): string => (section === "contexts" ? cell.context : cell.spelling);
  const channels = [...new Set(own.map(({ channel }) => channel))].toSorted((a, b) => (a < b ? -1 : 1));
  const rows = [...Map.groupBy(own, key)].map(([name, members]) => {
    const shares = channels.map((id) => {
      const cell = members.find(({ channel }) => channel === id);
      return cell === undefined ? "–" : `${cell.reach.reached}/${cell.reach.of}`;
    });
    return `| \`${name.replaceAll("|", "\\|")}\` | ${shares.join(" | ")} |`;
  });
  return [
    `${title}: probes of open ports that arrived.`,
    "",
    `| ${section === "contexts" ? "context" : "written as"} | ${channels.map((id) => `\`${id}\``).join(" | ")} |`,
    `| --- |${" --- |".repeat(channels.length)}`,
    ...rows,
    "",
  ];
}
