// Compares the gateway with a direct connection and with Debian's tinyproxy and squid, in one run.
// Usage: npm run bench:gateway -- [--quick] [--write]   (--write puts the table into docs/gateway.md)
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { arch, cpus, release } from "node:os";
import { join } from "node:path";
import { createRandom } from "@hushport/core";
import { interval, median, type Interval } from "./interval.ts";
import {
  openIdleTunnels,
  pouredMbPerSecond,
  requestTimesMs,
  tunnelTimesMs,
  type TargetPorts,
} from "./measures.ts";
import { direct, startOurs, startSquid, startTinyproxy, type Arm } from "./peers.ts";

const isQuick = process.argv.includes("--quick");
const ROUNDS = isQuick ? 6 : 40;
const PER_ROUND = 25;
const POURED_MB = isQuick ? 100 : 500;
const TUNNELS = 2_000;
const SETTLE_MS = 3_000;

const target = spawn(
  process.execPath,
  ["--conditions=hushport-source", join(import.meta.dirname, "target-program.ts")],
  { stdio: ["ignore", "pipe", "inherit"] },
);
const [line] = await once(target.stdout, "data");
const [page, bytes] = JSON.parse(String(line));
const ports: TargetPorts = { page, bytes };
await using stack = new AsyncDisposableStack();
stack.defer(() => void target.kill());
const arms: Arm[] = [direct(), stack.use(await startOurs([page, bytes]))];
for (const peer of [await startTinyproxy(), await startSquid()])
  if (peer !== undefined) arms.push(stack.use(peer));
if (arms.length === 2) console.log("No other proxy to compare with: apt-get install tinyproxy squid");

const random = createRandom(1);
type Samples = Map<string, number[]>;
const measures: Record<"new" | "kept" | "tunnel" | "speed", Samples> = {
  new: new Map(),
  kept: new Map(),
  tunnel: new Map(),
  speed: new Map(),
};
async function memoryWithTunnels(arm: Arm): Promise<number> {
  const tunnels = await openIdleTunnels(arm, ports, TUNNELS);
  await new Promise((settle) => setTimeout(settle, SETTLE_MS));
  const sizeMb = await arm.memoryMb();
  for (const tunnel of tunnels) tunnel.destroy();
  return sizeMb;
}
/** Another order each time, so that no arm has the quiet moments. */
function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: random.below(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
const note = (samples: Samples, name: string, values: readonly number[]) =>
  samples.set(name, [...(samples.get(name) ?? []), ...values]);
const fresh = new Map<string, number>();
for (const arm of arms.slice(1)) fresh.set(arm.name, await memoryWithTunnels(arm));
for (let round = 0; round < ROUNDS; round++) {
  for (const arm of shuffled(arms)) {
    note(measures.new, arm.name, await requestTimesMs(arm, ports, { count: PER_ROUND, connection: "new" }));
    // tinyproxy closes after each answer.
    if (arm.name !== "tinyproxy")
      note(
        measures.kept,
        arm.name,
        await requestTimesMs(arm, ports, { count: PER_ROUND, connection: "kept" }),
      );
    note(measures.tunnel, arm.name, await tunnelTimesMs(arm, ports, PER_ROUND));
    if (round % 2 === 0) note(measures.speed, arm.name, [await pouredMbPerSecond(arm, ports, POURED_MB)]);
  }
}
const afterLoad = new Map<string, number>();
for (const arm of arms.slice(1)) afterLoad.set(arm.name, await memoryWithTunnels(arm));

const of = (samples: Samples, name: string): readonly number[] => samples.get(name) ?? [];
const names = arms.slice(1).map(({ name }) => name);
const added = (samples: Samples, name: string): Interval =>
  interval(
    [of(samples, name), of(samples, "direct")],
    ([own = [], bare = []]) => median(own) - median(bare),
    random,
  );
const peers = names.filter((name) => name !== "gateway");
const fastest = peers.toSorted((a, b) => median(of(measures.speed, b)) - median(of(measures.speed, a)))[0];
const formatted = ({ value, low, high }: Interval, digits: number): string =>
  // Nothing was measured: tinyproxy keeps no connection.
  Number.isNaN(value) ? "–" : `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
const rows = [
  ["measure", ...names],
  ["---", ...names.map(() => "---")],
  [
    "added to the median request, new connection, ms",
    ...names.map((name) => formatted(added(measures.new, name), 2)),
  ],
  [
    "added to the median request, kept connection, ms",
    ...names.map((name) => formatted(added(measures.kept, name), 2)),
  ],
  [
    "added to the first byte of a new tunnel, ms",
    ...names.map((name) => formatted(added(measures.tunnel, name), 2)),
  ],
  ["one tunnel, MB/s", ...names.map((name) => median(of(measures.speed, name)).toFixed(0))],
  [
    "the same, of the fastest other proxy",
    ...names.map((name) =>
      fastest === undefined
        ? "–"
        : formatted(
            interval(
              [of(measures.speed, name), of(measures.speed, fastest)],
              ([own = [], other = []]) => median(own) / median(other),
              random,
            ),
            2,
          ),
    ),
  ],
  [`memory with ${TUNNELS} idle tunnels, MB`, ...names.map((name) => (fresh.get(name) ?? 0).toFixed(0))],
  [
    "the same, after all of the above in one process, MB",
    ...names.map((name) => (afterLoad.get(name) ?? 0).toFixed(0)),
  ],
].map((cells) => `| ${cells.join(" | ")} |`);
const [cpu] = cpus();
const head = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model ?? "unknown"}, Linux ${release()} ${arch()}, Node ${process.version}; ${ROUNDS} rounds, arms in random order, targets on loopback and granted; medians with 95 % bootstrap intervals. A direct tunnel carries ${median(of(measures.speed, "direct")).toFixed(0)} MB/s.`;
const table = `${head}\n\n${rows.join("\n")}`;
console.log(table);
if (process.argv.includes("--write")) {
  const path = join(import.meta.dirname, "..", "..", "..", "docs", "gateway.md");
  const text = await readFile(path, "utf8");
  const marked = /(<!-- bench:gateway -->\n)[^]*?(\n<!-- \/bench:gateway -->)/;
  await writeFile(
    path,
    text.replace(marked, (_, before: string, after: string) => before + table + after),
  );
  console.log(`Wrote ${path}`);
}
