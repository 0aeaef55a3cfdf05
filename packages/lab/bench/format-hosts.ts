import type { LabCell } from "../src/index.ts";

/** Kinds whose probes are told apart, in the order of the table. */
const KINDS = ["closed", "refusing-host", "filtering-host", "dead-host"] as const;

/** What can be told of hosts of a local network, and how many probes left the browser. */
export function formatHosts(cells: readonly LabCell[]): readonly string[] {
  const own = cells.filter(({ section }) => section === "hosts");
  if (own.length === 0) return [];
  return [
    "Hosts of a local network: *sent* counts probes of which at least one packet left the browser, whether or not anybody took it. The last column has the median time at which the page was told, of probes of a program that answers, and of the kinds in the columns before.",
    "",
    `| channel | written as | verdict | answering: sent, connected | ${KINDS.map((kind) => `${kind}: sent`).join(" | ")} | median ms |`,
    `| --- | --- | --- | --- |${" --- |".repeat(KINDS.length)} --- |`,
    ...own.map(formatRow),
    "",
  ];
}

function formatRow({ channel, spelling, verdict, states }: LabCell): string {
  const stateOf = (kind: string) => states.find(({ targetKind }) => targetKind === kind);
  const server = states.find(({ portState }) => portState === "open");
  const sent = KINDS.map((kind) => {
    const state = stateOf(kind);
    return state === undefined ? "–" : `${state.sent ?? "?"}/${state.samples}`;
  });
  const medians = [server, ...KINDS.map(stateOf)].map((state) => state?.durationMs?.p50.toString() ?? "–");
  const columns = [
    `\`${channel}\``,
    `\`${spelling}\``,
    verdict.kind === "leaks" ? "**leaks**" : verdict.kind.replaceAll("-", " "),
    server === undefined
      ? "–"
      : `${server.sent ?? "?"}/${server.samples}, ${server.contacted}/${server.samples}`,
    ...sent,
    medians.join(", "),
  ];
  return `| ${columns.join(" | ")} |`;
}
