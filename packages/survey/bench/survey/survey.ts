// What a survey costs beside a plain loop of bare visits, what its queue costs alone, and what a million sites would cost.
// `--visits 60` an arm and concurrency, `--concurrency 1,2,3,4,6`, `--dwell 2` seconds, `--sites 1000000` in the queue
// on PostgreSQL, `--embedded-sites 100000`, `--workers 8`, `--only visits|queue`, `--write` into docs/benchmarks.md.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureQueue } from "./measure-queue.ts";
import { measureVisits } from "./measure-visits.ts";
import { writePart } from "../write-part.ts";
import { costTable, queueTable, visitTable } from "./tables.ts";

const { values } = parseArgs({
  options: {
    visits: { type: "string", default: "60" },
    concurrency: { type: "string", default: "1,2,3,4,6" },
    dwell: { type: "string", default: "2" },
    sites: { type: "string", default: "1000000" },
    "embedded-sites": { type: "string", default: "100000" },
    workers: { type: "string", default: "8" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const tables: string[] = [];
console.log(`${cpus().length} cores, Node ${process.version}`);
const dwellMs = Number(values.dwell) * 1_000;
const visits =
  values.only === "queue"
    ? []
    : await measureVisits({
        visits: Number(values.visits),
        dwellMs,
        concurrencies: values.concurrency.split(",").map(Number),
        onArm: (line) => console.log(line),
      });
if (visits.length > 0) tables.push(visitTable(visits, dwellMs));
const queues =
  values.only === "visits"
    ? []
    : [
        await measureQueue({ kind: "embedded", sites: Number(values["embedded-sites"]), workers: 1 }),
        await measureQueue({ kind: "server", sites: Number(values.sites), workers: Number(values.workers) }),
      ];
if (queues.length > 0) tables.push(queueTable(queues));
const server = queues.at(-1);
if (visits.length > 0 && server !== undefined) tables.push(costTable(visits, server, dwellMs));
console.log(tables.join("\n\n"));
if (values.write) await writePart("bench:survey", tables.join("\n\n"));
