import type { Arm } from "../../src/fixtures/zero/arms.ts";
import type { Cell } from "../../src/fixtures/zero/cells.ts";
import { isReached, type CellResult } from "../../src/fixtures/zero/probe-cells.ts";
import { NOT_MADE } from "../../src/fixtures/zero/try-ways.ts";
import type { Way } from "../../src/fixtures/zero/ways.ts";

/** All that is known of one arm. */
export interface ArmResult {
  readonly arm: Arm;
  readonly cells: readonly CellResult[];
  readonly ways: readonly CellResult[];
}

/** Rows of the zero table: which cells they count. */
const GROUPS: readonly (readonly [title: string, holds: (cell: Cell) => boolean])[] = [
  ["every channel × context, 127.0.0.1", ({ place }) => place.text === "127.0.0.1"],
  ["every channel × context, 192.168.77.1", ({ place }) => place.text === "192.168.77.1"],
  [
    "other literal spellings and blocks × WebSocket, fetch",
    ({ place }) => place.kind === "literal" && !["127.0.0.1", "192.168.77.1"].includes(place.text),
  ],
  ["reserved names × WebSocket, fetch", ({ place }) => place.kind === "reserved"],
  [
    "public names with local addresses × WebSocket, fetch, image, TURN over TCP",
    ({ place }) => place.kind === "name",
  ],
  [
    "names that are public first and local ever after, one visit each",
    ({ place }) => place.kind === "rebound",
  ],
];

/** Rows of what goes around channels. */
const WAY_TITLES: Readonly<Record<Way["kind"], string>> = {
  "raced-realm": "races for a realm before the guard is in it, TURN over TCP",
  worker: "shared workers without a response to change, or whose address loses what marks it",
  "alt-svc": "`Alt-Svc` with another host",
  certificate: "certificates that name a place for their issuer's",
  "early-hints": "`103 Early Hints` of a public server",
  report: "reports of a document that a service worker made up",
  turn: "public TURN servers that name another to be tried",
  preview:
    "previews of links on which the mouse is held: what they lead to, and the picture that is named there",
  "saved-page": "pages that the user saves with all that is in them",
  quic: "public HTTP/3 servers that move a connection to another address",
  "browser-fetch":
    "what the browser fetches by itself: search descriptions, artwork, segments of playlists, certificates of signed exchanges",
  navigation:
    "navigations without an origin, redirects of a typed address, links of documents that the browser shows itself",
};
const WAY_KINDS = [
  "raced-realm",
  "worker",
  "alt-svc",
  "certificate",
  "early-hints",
  "report",
  "turn",
  "quic",
  "preview",
  "saved-page",
  "browser-fetch",
  "navigation",
] as const satisfies readonly Way["kind"][];

/** Whether a cell ended without its probe having been made for certain. */
function isUnbegun({ ended }: CellResult): boolean {
  return ended === "no answer" || ended.startsWith("refused") || ended.startsWith(NOT_MADE);
}

/** The table of reached cells: one column for each arm, `reached / tried`. */
export function formatZero(
  results: readonly ArmResult[],
  cells: readonly Cell[],
  ways: readonly Way[],
): string {
  const lines = [
    `| what was tried | cells | ${results.map(({ arm }) => arm.id).join(" | ")} |`,
    `| --- | --- |${results.map(() => " --- |").join("")}`,
  ];
  for (const [title, holds] of GROUPS) {
    const ids = new Set(cells.filter(holds).map(({ id }) => id));
    lines.push(
      `| ${title} | ${ids.size} | ${results.map((result) => countOf(result.cells, ids)).join(" | ")} |`,
    );
  }
  for (const kind of WAY_KINDS) {
    const ids = new Set(ways.filter((way) => way.kind === kind).map(({ id }) => id));
    lines.push(
      `| ${WAY_TITLES[kind]} | ${ids.size} | ${results.map((result) => countOf(result.ways, ids)).join(" | ")} |`,
    );
  }
  const unbegun = results.map(({ arm, cells: rows, ways: tried }) => {
    const notMade = tried.filter(({ ended }) => ended.startsWith(NOT_MADE));
    const missing = [...rows, ...notMade].filter((row) => isUnbegun(row) && !isReached(row));
    return `${arm.id} ${missing.length}`;
  });
  lines.push(
    "",
    `Cells whose probe may not have been made, after two tries (they count as not reached): ${unbegun.join(", ")}.`,
  );
  for (const { arm, cells: rows, ways: tried } of results.filter(({ arm }) => arm.variant !== undefined)) {
    const reached = [...rows, ...tried].filter(isReached);
    lines.push("", `**${arm.id}**, ${reached.length} reached${reached.length === 0 ? "." : ":"}`);
    lines.push(
      ...reached.map(({ id, connections, datagrams, packets }) => {
        const accepted = connections + datagrams;
        return `- ${id} (packets: ${packets}, accepted: ${accepted})`;
      }),
    );
  }
  return lines.join("\n");
}

/** One line of JSON for each cell and way: for each arm packets, accepted contacts, and what the page was told. */
export function formatRows(results: readonly ArmResult[]): string {
  const arms = results.map(({ arm, cells, ways }) => ({
    name: arm.id,
    rows: new Map([...cells, ...ways].map((row) => [row.id, row])),
  }));
  const ids = new Set(arms.flatMap(({ rows }) => [...rows.keys()]));
  return [...ids]
    .map((id) => {
      const columns = arms.flatMap(({ name, rows }) => {
        const row = rows.get(id);
        if (row === undefined) return [];
        return [[name, `${row.packets} ${row.connections + row.datagrams} ${row.ended}`]];
      });
      return `${JSON.stringify({ id, ...Object.fromEntries(columns) })}\n`;
    })
    .join("");
}

function countOf(rows: readonly CellResult[], ids: ReadonlySet<string>): string {
  const here = rows.filter(({ id }) => ids.has(id));
  if (here.length === 0) return "";
  return here.length < ids.size
    ? `${here.filter(isReached).length} of ${here.length}`
    : String(here.filter(isReached).length);
}
