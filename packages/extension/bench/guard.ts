// Every channel in every context and every spelling of a local address, from a public page in stock browsers with and
// without the guard, inside a network of its own, and what arrived: docs/guard.md explains it.
//   npm run bench:guard -- [--arm chromium-sealed]… [--filter websocket] [--fresh|--kept] [--write]
//   npm run bench:guard -- --auc 200 [--arm chromium]… [--write]
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ARMS, GUARDED_ARMS } from "../src/fixtures/zero/arms.ts";
import { zeroCells } from "../src/fixtures/zero/cells.ts";
import { WAYS } from "../src/fixtures/zero/ways.ts";
import { formatRows, formatZero, type ArmResult } from "./guard/format-zero.ts";
import { runArm } from "./guard/run-arm.ts";
import { runWays } from "./guard/run-ways.ts";
import { formatPairs, timeFailures, type TimedPair } from "./guard/time-failures.ts";
import { writeBetween } from "./guard/write-between.ts";

const { values } = parseArgs({
  options: {
    arm: { type: "string", multiple: true },
    auc: { type: "string" },
    filter: { type: "string", default: "" },
    fresh: { type: "boolean", default: false },
    kept: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const names = values.arm ?? ARMS.map(({ id }) => id);
const arms = names.map((name) => {
  const arm = ARMS.find(({ id }) => id === name);
  if (arm === undefined)
    throw new RangeError(`Cannot run ${name}: choose ${ARMS.map(({ id }) => id).join(", ")}`);
  return arm;
});

if (values.auc === undefined) await countArrivals();
else await timeAll(Number(values.auc));

async function countArrivals(): Promise<void> {
  const cells = zeroCells().filter(({ id }) => id.includes(values.filter));
  const ways = WAYS.filter(({ id }) => id.includes(values.filter));
  if (cells.length + ways.length === 0)
    throw new RangeError(`Cannot measure "${values.filter}": no cell and no way has that in its name`);
  const options = {
    start: values.kept ? "kept" : values.fresh ? "fresh" : "resumed",
    onProgress: (text: string) => void process.stderr.write(`${text}\n`),
  } as const;
  const results: ArmResult[] = [];
  for (const arm of arms)
    results.push({ arm, cells: await runArm(arm, cells, options), ways: await runWays(arm, ways, options) });
  const table = formatZero(results, cells, ways);
  console.log(table);
  if (!values.write) return;
  await writeBetween("zero", `Measured ${new Date().toISOString().slice(0, 10)}.\n\n${table}`);
  const text = formatRows(results);
  await writeFile(join(import.meta.dirname, "../../../docs/guard.zero.jsonl"), text);
}

async function timeAll(count: number): Promise<void> {
  if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`Cannot take ${values.auc} samples`);
  const pairs: TimedPair[] = [];
  for (const arm of arms.filter((arm) => GUARDED_ARMS.includes(arm))) {
    process.stderr.write(`${arm.id}: ${count} failures of each state\n`);
    pairs.push(...(await timeFailures(arm, count)));
  }
  const table = formatPairs(pairs, count);
  console.log(table);
  if (values.write) await writeBetween("auc", table);
}
