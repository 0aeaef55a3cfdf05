// Runs every channel in every context where it can exist, in each permission state, each against a listener of its own,
// and prints who saw it. `--write` also renews docs/recall.md; `--lna denied` runs one state only.
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CHANNEL_DRIVERS, PROBE_CONTEXTS } from "@hushport/channels";
import { measureRecall, pairsOf, type Pair, type Recall } from "../src/fixtures/recall.ts";
import { findBrowser, LNA_STATES, type LnaState } from "../src/index.ts";

/** Pairs of one visit: Chromium refuses more than 255 WebSockets at once, and a page has that much to do in a minute. */
const PAIRS_A_VISIT = 48;
const PAIRS_A_SECOND_VISIT = 10;
const VISIT_DEADLINE_MS = 120_000;

/** Letters of the table, one a recorder. */
const LETTERS = { cdp: "C", netlog: "N", hook: "H", extension: "E", gateway: "G" } as const;

const { values } = parseArgs({
  options: { write: { type: "boolean", default: false }, lna: { type: "string" } },
});
const states = LNA_STATES.filter((lna) => values.lna === undefined || lna === values.lna);
if (states.length === 0)
  throw new RangeError(`Cannot run state ${values.lna}: choose ${LNA_STATES.join(", ")}`);

const browser = await findBrowser("chromium");
const sections: string[] = [];
for (const lna of states) {
  const rows = await runState(lna);
  sections.push(formatState(lna, rows));
  console.log(sections.at(-1));
}
if (values.write) {
  const text = `# Recall: who sees what

Every channel of \`packages/channels\` in every context where it can exist, each against its own listener on 127.0.0.1,
from an https page. \`C\` DevTools protocol, \`N\` NetLog, \`H\` page hook; \`·\` neither the listener nor a recorder saw
anything (the browser does not do it there), \`!\` the listener was touched and no recorder saw it, empty: cannot exist.
Lower case: seen, but nothing arrived at the listener.

Measured ${new Date().toISOString().slice(0, 10)} with ${browser.name} ${browser.version} on ${process.platform}, ${cpus().length} cores, by
\`npm run bench:recall -- --write\`.

${sections.join("\n")}`;
  await writeFile(join(import.meta.dirname, "../../../docs/recall.md"), text);
}

async function runState(lna: LnaState): Promise<Recall[]> {
  const pairs = pairsOf(CHANNEL_DRIVERS.map(({ id }) => id));
  const rows = await runPairs(pairs, lna, PAIRS_A_VISIT);
  // A page can be ended by one of its own pairs; what nobody saw is tried again in smaller company.
  const unseen = rows.filter(({ isTouched, probes }) => !isTouched && probes.length === 0);
  const again = await runPairs(
    unseen.map(({ pair }) => pair),
    lna,
    PAIRS_A_SECOND_VISIT,
  );
  return [...rows.filter((row) => !unseen.includes(row)), ...again];
}

async function runPairs(pairs: readonly Pair[], lna: LnaState, pairsAVisit: number): Promise<Recall[]> {
  const rows: Recall[] = [];
  for (let from = 0; from < pairs.length; from += pairsAVisit) {
    const part = pairs.slice(from, from + pairsAVisit);
    const result = await measureRecall(part, { lna, deadlineMs: VISIT_DEADLINE_MS });
    rows.push(...result.rows);
    const strangers = result.others.map(({ channel, host, port }) => `${channel} ${host}:${port}`);
    console.error(
      `${lna}: ${rows.length} of ${pairs.length} pairs${strangers.length > 0 ? `, besides: ${strangers.join(", ")}` : ""}`,
    );
  }
  return rows;
}

function formatState(lna: LnaState, rows: readonly Recall[]): string {
  const touched = rows.filter(({ isTouched }) => isTouched);
  const seenBy = (name: keyof typeof LETTERS): number =>
    touched.filter(({ probes }) => probes.some(({ recorders }) => recorders.includes(name))).length;
  const missed = touched.filter(({ probes }) => probes.length === 0);
  const percent = (count: number): string =>
    `${count} (${((100 * count) / Math.max(1, touched.length)).toFixed(1)} %)`;
  const contexts = PROBE_CONTEXTS.filter((context) => rows.some(({ pair }) => pair.context === context));
  return `## Permission: ${lna}

| | pairs |
|---|---|
| run | ${rows.length} |
| reached their listener | ${touched.length} |
| of those seen by DevTools | ${percent(seenBy("cdp"))} |
| by the NetLog | ${percent(seenBy("netlog"))} |
| by the hook | ${percent(seenBy("hook"))} |
| by any | ${percent(touched.length - missed.length)} |
| seen though nothing arrived | ${rows.filter(({ isTouched, probes }) => !isTouched && probes.length > 0).length} |

| channel | ${contexts.map((context) => context.replaceAll("-", "‑")).join(" | ")} |
|---|${contexts.map(() => "---|").join("")}
${CHANNEL_DRIVERS.map(({ id }) => {
  const cells = contexts.map((context) =>
    cellOf(rows.find(({ pair }) => pair.driver.id === id && pair.context === context)),
  );
  return `| ${id} | ${cells.join(" | ")} |`;
}).join("\n")}
`;
}

function cellOf(row: Recall | undefined): string {
  if (row === undefined) return "";
  const recorders = new Set(row.probes.flatMap((probe) => probe.recorders));
  if (recorders.size === 0) return row.isTouched ? "!" : "·";
  const letters = [...recorders]
    .map((name) => LETTERS[name])
    .sort((a, b) => a.localeCompare(b))
    .join("");
  return row.isTouched ? letters : letters.toLowerCase();
}
