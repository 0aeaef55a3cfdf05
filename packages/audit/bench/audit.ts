// What an audit costs beside a bare visit: same browser, page and dwell, taken in turn. Prints ratios with 95 % intervals.
// `--pairs 30` timing pairs, `--memory-pairs 5`, `--sites 50`; stops by itself.
import { spawn } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pssOfTree } from "./pss-of-tree.ts";
import { serveOrdinarySite } from "./site.ts";

type Arm = "bare" | "audited";

/** A visit takes about 3 s here; a hung one must not hang the measurement. */
const VISIT_DEADLINE_MS = 60_000;
const DWELL_MS = 1_000;
const HOST = "ordinary.test";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "30" },
    "memory-pairs": { type: "string", default: "5" },
    sites: { type: "string", default: "50" },
  },
});

const lifetime = new AbortController();
const site = await serveOrdinarySite(lifetime.signal);
try {
  await visit("bare");
  await visit("audited");
  const times = await inTurn(Number(values.pairs), async (arm) => (await visit(arm)).visitMs);
  report("wall time, launch to close less dwell (ms)", times);
  const memory = await inTurn(
    Number(values["memory-pairs"]),
    async (arm) => (await visit(arm, "memory")).peakKib / 1024,
  );
  report("peak memory, PSS of browser and Node (MiB)", memory);
  await throughput(Number(values.sites));
} finally {
  lifetime.abort();
}

/** The order within a pair alternates, so that a drift of the machine falls on both. */
async function inTurn(pairs: number, measure: (arm: Arm) => Promise<number>): Promise<Record<Arm, number[]>> {
  const results: Record<Arm, number[]> = { bare: [], audited: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const order: readonly Arm[] = pair % 2 === 0 ? ["bare", "audited"] : ["audited", "bare"];
    for (const arm of order) results[arm].push(await measure(arm));
  }
  return results;
}

async function visit(
  arm: Arm,
  wanted: "time" | "memory" = "time",
): Promise<{ visitMs: number; peakKib: number }> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=hushport-source",
      join(import.meta.dirname, "visit-once.ts"),
      `--arm=${arm}`,
      `--url=${site.url(HOST)}`,
      `--host=${HOST}`,
      `--port=${site.port}`,
      `--dwell=${DWELL_MS}`,
    ],
    { stdio: ["ignore", "pipe", "inherit"], timeout: VISIT_DEADLINE_MS, killSignal: "SIGKILL" },
  );
  let output = "";
  let peakKib = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const sampler =
    wanted === "memory" && child.pid !== undefined
      ? setInterval(() => (peakKib = Math.max(peakKib, pssOfTree(child.pid ?? 0))), 50)
      : undefined;
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(sampler);
  const visitMs = Number.parseFloat(output);
  if (code !== 0 || !Number.isFinite(visitMs))
    throw new Error(`Cannot measure a ${arm} visit: exit code ${code}`);
  return { visitMs, peakKib };
}

function report(name: string, { bare, audited }: Record<Arm, readonly number[]>): void {
  const ratios = audited.map((value, index) => value / (bare[index] ?? Number.NaN));
  const [low, high] = bootstrapMedian(ratios);
  console.log(
    `${name}: bare ${median(bare).toFixed(0)}, audited ${median(audited).toFixed(0)}; ratio ${median(ratios).toFixed(3)}, 95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}, ${ratios.length} pairs`,
  );
}

async function throughput(sites: number): Promise<void> {
  const startMs = performance.now();
  for (let index = 0; index < sites; index += 1) await visit("audited");
  const hours = (performance.now() - startMs) / 3_600_000;
  console.log(
    `${sites} sites one after another, dwell ${DWELL_MS} ms: ${(sites / hours).toFixed(0)} visits/hour, ${(sites / hours / cpus().length).toFixed(0)} per hour and core`,
  );
}

function median(sample: readonly number[]): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}

/** Percentile bootstrap of the median, with a fixed seed: the same data print the same interval. */
function bootstrapMedian(sample: readonly number[]): readonly [number, number] {
  let state = 1;
  const draw = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const medians = Array.from({ length: 5_000 }, () =>
    median(sample.map(() => sample[Math.floor(draw() * sample.length)] ?? Number.NaN)),
  ).toSorted((a, b) => a - b);
  return [medians[125] ?? Number.NaN, medians[4_874] ?? Number.NaN];
}
