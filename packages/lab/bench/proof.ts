/**
 * Shows that a page learns nothing of ports behind the library and behind the gateway:
 * `npm run bench:proof -- [--count 1600] [--rounds 9] [--only firefox] [--arm gateway] [--write]`. `--write` renews a part
 * of docs/leaks.md. Takes 50 minutes: 5 of the rounds at 6000 ms, 5 to 10 for each of three arms in two browsers at 250 ms. Linux, in a network of its own.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgeEquivalence } from "@hushport/core";
import { BROWSER_KINDS, type BrowserKind } from "@hushport/recorder";
import type { TargetKind } from "@hushport/testbed";
import { findLabBrowser } from "../src/browser/find-lab-browser.ts";
import { openLabPlace } from "../src/browser/lab-place.ts";
import { median } from "../src/talk/numbers.ts";
import { SEVEN_KINDS } from "../src/talk/seven-kinds.ts";
import { openTalkBrowser } from "../src/talk/open-talk-browser.ts";
import { HUSHED_PAGE_PATH, SHORT_HUSHED_PAGE_PATH, SHORT_LATENCY_MS } from "../src/talk/talk-pages.ts";
import { PROOF_ARMS, startGateway, type ProofArm } from "./proof/arms.ts";
import { sampleArm, type SampleOrder } from "./proof/sample-arm.ts";

const LATENCY_MS = 6_000;
const STATES: readonly TargetKind<"tcp">[] = ["http", "closed", "filtered"];
const PLACES = 4;
const TOLERANCE_MS = 15;
/**
 * Firefox makes a failed WebSocket's host wait, longer each time: through a proxy about half of the probes would never be
 * made, and samples of nothing are alike.
 */
const NO_WAIT_AFTER_FAILURE = "network.websocket.delay-failed-reconnects=false";
const MARK = "## With fixed latency";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1600" },
    rounds: { type: "string", default: "9" },
    only: { type: "string" },
    arm: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
const { signal } = stop;

interface Measured {
  readonly where: string;
  readonly arm: ProofArm;
  readonly latencyMs: number;
  readonly times: ReadonlyMap<string, readonly number[]>;
  readonly arrived: number;
}

async function measureArm(engine: BrowserKind, arm: ProofArm, latencyMs: number): Promise<Measured> {
  const isLong = latencyMs === LATENCY_MS;
  const kinds = isLong ? SEVEN_KINDS : STATES;
  const hosts = kinds.map((_, row) =>
    Array.from({ length: isLong ? 1 : PLACES }, (_, place) => `127.0.${row + 1}.${place + 1}`),
  );
  await using ending = new AsyncDisposableStack();
  const place = ending.use(
    await openLabPlace("namespace", {
      signal,
      leaveOut: ({ reason }) => {
        throw new Error(`Cannot prove anything without a network of our own: ${reason}`);
      },
    }),
  );
  const folder = await mkdtemp(join(tmpdir(), "hushport-proof-"));
  ending.defer(() => rm(folder, { recursive: true, force: true }));
  const gateway =
    arm === "gateway"
      ? ending.use(await startGateway(place, { latencyMs, hosts: hosts.flat(), folder }))
      : undefined;
  const installed = await findLabBrowser(engine, signal);
  if (installed.kind === "webkit") throw new TypeError("the proof is for Chromium and Firefox");
  const browser = ending.use(
    await openTalkBrowser(installed, "off", {
      signal,
      place,
      ...gateway?.browser,
      preferences: [NO_WAIT_AFTER_FAILURE, ...(gateway?.browser.preferences ?? [])],
    }),
  );
  const where = `${installed.name} ${installed.version}`;
  const order: SampleOrder = {
    kinds,
    hosts,
    count: Number(isLong ? values.rounds : values.count),
    perPage: isLong ? 1 : 100,
    // The library's timers are the page's own, and want a page that is seen; there, several are on their way at once.
    ...(arm === "library"
      ? { pace: "staggered", lanes: 1 }
      : { pace: "serial", lanes: isLong ? kinds.length : PLACES }),
    ...(arm === "library" ? { path: isLong ? HUSHED_PAGE_PATH : SHORT_HUSHED_PAGE_PATH } : {}),
    deadlineMs: arm === "bare" ? (isLong ? 3_000 : 500) : 2 * latencyMs,
    onStep: (done) => process.stderr.write(`\r${where}, ${arm}, ${latencyMs} ms: ${done} `),
    signal,
  };
  const { times, arrived } = await sampleArm(browser, place, order);
  process.stderr.write("\n");
  return { where, arm, latencyMs, times, arrived };
}

const engines = BROWSER_KINDS.filter((engine) => values.only === undefined || values.only === engine);
const arms = PROOF_ARMS.filter((arm) => values.arm === undefined || values.arm === arm);
const measured: Measured[] = [];
for (const latencyMs of [LATENCY_MS, SHORT_LATENCY_MS])
  for (const engine of engines)
    for (const arm of arms) measured.push(await measureArm(engine, arm, latencyMs));

const long = measured.filter(({ latencyMs }) => latencyMs === LATENCY_MS);
const short = measured.filter(({ latencyMs }) => latencyMs === SHORT_LATENCY_MS);
const medianOf = ({ times }: Measured, kind: string): number => median(times.get(kind) ?? []) ?? Number.NaN;
const pairs = short.flatMap(({ where, arm, times }) =>
  STATES.flatMap((a, row) =>
    STATES.slice(row + 1).map((b) => ({
      where,
      arm,
      names: `${a} / ${b}`,
      a: times.get(a) ?? [],
      b: times.get(b) ?? [],
    })),
  ),
);
// The bare browser is no hypothesis of ours: it shows that the experiment sees what there is to see.
const hushed = pairs.filter(({ arm }) => arm !== "bare");
const bare = pairs.filter(({ arm }) => arm === "bare");
const judged = [...judgeEquivalence(bare), ...judgeEquivalence(hushed)];

const rows = [
  MARK,
  "",
  `Measured ${new Date().toISOString().slice(0, 10)} by \`npm run bench:proof\`: a page of a public address in a network of its own, each port at an address of its own, the browser's own protection off, and Firefox's waiting after failed WebSockets with it. *Library* is [\`@hushport/fixed-latency\`](fixed-latency.md) in the page, *gateway* is [\`hushport gateway\`](gateway.md) with the ports granted, so that it connects and its failures are the ports'.`,
  "",
  `Seven ports at ${LATENCY_MS} ms, ${values.rounds} rounds, median in ms (a probe that never ended counts as the moment it was given up: 3000 ms in the bare browser). Every median within ± ${TOLERANCE_MS} ms of the deadline:`,
  "",
  `| browser | arm | ${SEVEN_KINDS.join(" | ")} | within |`,
  `| --- | --- |${" --- |".repeat(SEVEN_KINDS.length + 1)}`,
  ...long.map((one) => {
    const medians = SEVEN_KINDS.map((kind) => medianOf(one, kind));
    const isWithin = medians.every((ms) => Math.abs(ms - LATENCY_MS) <= TOLERANCE_MS);
    return `| ${one.where} | ${one.arm} | ${medians.map((ms) => ms.toFixed(1)).join(" | ")} | ${isWithin ? "yes" : "no"} |`;
  }),
  "",
  `Three states at ${SHORT_LATENCY_MS} ms, ${values.count} samples of each, interleaved at random; equivalence is shown where the 95 % interval of the area under the curve lies within 0.45 to 0.55 after Holm's correction over all pairs behind the library and the gateway:`,
  "",
  "| browser | arm | pair | AUC | 95 % interval | p | equivalent | arrived at the open port |",
  "| --- | --- | --- | --- | --- | --- | --- | --- |",
  ...[...bare, ...hushed].map(({ where, arm, names }, index) => {
    const one = judged[index];
    const arrived = short.find((other) => other.where === where && other.arm === arm)?.arrived ?? 0;
    if (one === undefined) return "";
    const { area, pValue, isEquivalent } = one;
    return `| ${where} | ${arm} | ${names} | ${area.value.toFixed(3)} | ${area.low.toFixed(3)} to ${area.high.toFixed(3)} | ${pValue < 0.0001 ? "< 0.0001" : pValue.toFixed(4)} | ${isEquivalent ? "shown" : "not shown"} | ${Math.round(100 * arrived)} % |`;
  }),
].join("\n");
console.log(rows);
if (values.write) {
  const path = join(import.meta.dirname, "../../../docs/leaks.md");
  const text = await readFile(path, "utf8");
  const [before = "", after = ""] = text.split(MARK);
  const next = after.search(/\n## /);
  await writeFile(path, `${before.trimEnd()}\n\n${rows}\n${next < 0 ? "" : after.slice(next)}`);
}
