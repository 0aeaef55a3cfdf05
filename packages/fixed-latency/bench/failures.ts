/**
 * Times failures of ports in three states behind the library, in each browser and in Node, and says whether they are
 * shown to be the same: `npm run bench:fixed-latency -- [--count 1600] [--write]`. `--write` renews the table in
 * docs/fixed-latency.md. Takes `count` × 3 × 60 ms in each of the three: 15 minutes for 1,600.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgeEquivalence } from "@hushport/core";
import { BROWSER_KINDS } from "@hushport/recorder";
import { openTarget, type Target } from "@hushport/testbed";
import { openBrowserPages } from "../src/fixtures/browser-page.ts";
import { median } from "../src/fixtures/median.ts";
import type { PageTools } from "../src/fixtures/page.ts";
import { sampleFailures, type SampleTask } from "../src/fixtures/sample-failures.ts";
import { fixedLatency } from "../src/node.ts";

const LATENCY_MS = 250;
const STATES = ["http", "closed", "filtered"] as const;

/** Ports of a state, each at an address of its own: enough that one is asked again only after its deadline. */
const PLACES = 4;

/** Sparse enough for the browser to connect before the deadline: Chromium makes a process wait in which many are pending. */
const GAP_MS = 60;

/** Rounds between two words on how far it is. */
const BLOCK = 100;

type Samples = readonly (readonly number[])[];

const { values } = parseArgs({
  options: { count: { type: "string", default: "1600" }, write: { type: "boolean", default: false } },
});
const count = Number(values.count);
if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`Cannot take ${values.count} samples`);

const stop = new AbortController();
const { signal } = stop;
const targets = await Promise.all(
  STATES.map((state, row) =>
    Promise.all(
      Array.from({ length: PLACES }, (_, place) =>
        openTarget(state, { host: `127.0.${row + 1}.${place + 1}`, signal }),
      ),
    ),
  ),
);
const echo = await openTarget("websocket", { signal });
/** Connections at the open ports so far. */
const reached = (): number => (targets[0] ?? []).reduce((sum, http) => sum + http.contacts().connections, 0);
const urlOf = ({ authority }: Target): string => `ws://${authority}/`;
const task: SampleTask = {
  latencyMs: LATENCY_MS,
  states: targets.map((places) => places.map(urlOf)),
  echoUrl: urlOf(echo),
  count: BLOCK,
  gapMs: GAP_MS,
};

interface Measured {
  readonly where: string;
  readonly samples: Samples;
  /** Share of attempts at the open port that arrived there. */
  readonly arrived: number;
}
/** Takes all samples block by block, and says how far it is. */
async function sampleAll(where: string, sample: (task: SampleTask) => Promise<Samples>): Promise<Measured> {
  const all = STATES.map((): number[] => []);
  const before = reached();
  for (let done = 0; done < count; done += BLOCK) {
    const samples = await sample({ ...task, count: Math.min(BLOCK, count - done) });
    for (const [index, list] of samples.entries()) all[index]?.push(...list);
    process.stderr.write(`\r${where}: ${Math.min(count, done + BLOCK)} of ${count} `);
  }
  process.stderr.write("\n");
  return { where, samples: all, arrived: (reached() - before) / count };
}

/** What the page is given by its script. */
declare const tools: PageTools;

const measured: Measured[] = [];
for (const kind of BROWSER_KINDS) {
  await using pages = await openBrowserPages(kind);
  const page = await pages.open();
  const version = (await page.browser().version()).replace(/^.*\//, "");
  const inPage = await sampleAll(`${kind} ${version}`, (part) =>
    page.evaluate((task) => {
      const { fixedLatency, sampleFailures } = tools;
      return sampleFailures(fixedLatency(WebSocket, { latencyMs: task.latencyMs }), task);
    }, part),
  );
  measured.push(inPage);
}
const inNode = await sampleAll(`node ${process.versions.node}`, (part) =>
  sampleFailures(fixedLatency(WebSocket, { latencyMs: LATENCY_MS }), part),
);
measured.push(inNode);
stop.abort();

const pairs = measured.flatMap(({ where, samples }) =>
  samples.flatMap((a, row) =>
    samples
      .slice(row + 1)
      .map((b, step) => ({ where, names: `${STATES[row]} / ${STATES[row + step + 1]}`, a, b })),
  ),
);
const judged = judgeEquivalence(pairs);

function at(list: readonly number[], share: number): string {
  return (list.toSorted((a, b) => a - b)[Math.floor(share * (list.length - 1))] ?? Number.NaN).toFixed(1);
}

const table = [
  `Measured ${new Date().toISOString().slice(0, 10)} with \`npm run bench:fixed-latency\`: latency ${LATENCY_MS} ms, ${count} samples of each state, the states in turn.`,
  "",
  "| where | state | median, ms | 1 % | 99 % | greatest |",
  "| --- | --- | --- | --- | --- | --- |",
  ...measured.flatMap(({ where, samples }) =>
    samples.map(
      (list, row) =>
        `| ${where} | ${STATES[row]} | ${median(list).toFixed(1)} | ${at(list, 0.01)} | ${at(list, 0.99)} | ${at(list, 1)} |`,
    ),
  ),
  "",
  "| where | pair | AUC | 95 % interval | p, Holm over all pairs | within 0.45 to 0.55 |",
  "| --- | --- | --- | --- | --- | --- |",
  ...judged.map(({ area, pValue, isEquivalent }, row) => {
    const { where, names } = pairs[row] ?? { where: "", names: "" };
    const p = pValue < 0.0001 ? "< 0.0001" : pValue.toFixed(4);
    return `| ${where} | ${names} | ${area.value.toFixed(3)} | ${area.low.toFixed(3)} to ${area.high.toFixed(3)} | ${p} | ${isEquivalent ? "shown" : "not shown"} |`;
  }),
  "",
  `Attempts at the open port that arrived there before the deadline: ${measured.map(({ where, arrived }) => `${where} ${Math.round(100 * arrived)} %`).join(", ")}.`,
].join("\n");
console.log(table);

if (values.write) {
  const path = join(import.meta.dirname, "../../../docs/fixed-latency.md");
  const text = await readFile(path, "utf8");
  const parts = /(?<before>[^]*<!-- bench -->\n)[^]*(?<after>\n<!-- \/bench -->[^]*)/.exec(text)?.groups;
  if (parts === undefined) throw new RangeError(`Cannot write ${path}: it has no place for the table`);
  await writeFile(path, `${parts["before"]}\n${table}\n${parts["after"]}`);
}
