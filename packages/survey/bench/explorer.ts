// Times every page of the explorer over a store of 100,000 sites, on both kinds of store.
// Usage: npm run bench:explorer -- [--sites 100000] [--store embedded|server] [--write] (into docs/benchmarks.md)
import { parseArgs } from "node:util";
import { createExplorer } from "../src/explorer/create-explorer.ts";
import { fillStore } from "../src/explorer/fixtures/fill-store.ts";
import { formatRoute, type Route } from "../src/explorer/route.ts";
import { makePlace } from "../src/fixtures/stores.ts";
import { planSchema } from "../src/plan/plan.ts";
import type { Store } from "../src/store/store.ts";
import { writePart } from "./write-part.ts";

const { values } = parseArgs({
  options: {
    sites: { type: "string", default: "100000" },
    store: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const SITES = Number(values.sites);
const REPEATS = 7;
const SURVEY = "bench";
const PLAN = planSchema.parse({ lna: ["denied", "granted"] });
/** Of the same sites, some time later, with two visits of each. */
const LATER = "later";
const LATER_PLAN = planSchema.parse({ visits: 2 });

const IN_LIST = { survey: SURVEY, cell: 0, after: 0 } as const;

async function routesOf(store: Store): Promise<readonly (readonly [name: string, route: Route])[]> {
  const found = await store.db
    .selectFrom("visit")
    .select(["id", "siteId"])
    .where("report", "is not", null)
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const middle = Math.round(SITES / 2);
  const compared = { kind: "comparison", survey: SURVEY, cell: 0, otherCell: 1, after: 0 } as const;
  return [
    ["all surveys", { kind: "surveys" }],
    ["overview", { kind: "overview", survey: SURVEY, cell: 0 }],
    ["sites, first part", { kind: "sites", ...IN_LIST }],
    ["sites, in the middle", { kind: "sites", ...IN_LIST, after: middle }],
    ["sites that scan", { kind: "sites", ...IN_LIST, standing: "scan" }],
    ["sites that failed, in the middle", { kind: "sites", ...IN_LIST, standing: "failed", after: middle }],
    ["search: found often", { kind: "sites", ...IN_LIST, text: "shop" }],
    ["search: found once", { kind: "sites", ...IN_LIST, text: `-${SITES - 1}.` }],
    ["search: found never", { kind: "sites", ...IN_LIST, text: "no such site" }],
    ["search among scans", { kind: "sites", ...IN_LIST, standing: "scan", text: "bank" }],
    ["sites of a tenant", { kind: "sites", ...IN_LIST, vendor: "ThreatMetrix", tenant: "h-north" }],
    ["sites by purpose", { kind: "sites", ...IN_LIST, purpose: "developer-error" }],
    ["sites by channel", { kind: "sites", ...IN_LIST, channel: "fetch" }],
    ["sites by port", { kind: "sites", ...IN_LIST, port: 3389 }],
    ["site", { kind: "site", survey: SURVEY, site: found.siteId }],
    ["report", { kind: "report", survey: SURVEY, visit: found.id }],
    ["vendor", { kind: "vendor", ...IN_LIST, vendor: await firstVendor(store) }],
    ["port", { kind: "port", ...IN_LIST, port: 3389 }],
    ["comparison of two cells", { ...compared, change: "appeared" }],
    ["comparison, same on both sides", { ...compared, change: "same" }],
    ["comparison of two surveys", { ...compared, other: LATER, otherCell: 0, change: "appeared" }],
    ["overview, two visits a site", { kind: "overview", survey: LATER, cell: 0 }],
    ["sites that scan, two visits a site", { kind: "sites", ...IN_LIST, survey: LATER, standing: "scan" }],
  ];
}

async function firstVendor({ db }: Store): Promise<string> {
  const { vendor } = await db.selectFrom("vendor").select("vendor").limit(1).executeTakeFirstOrThrow();
  return vendor;
}

/** Times of one page on one kind of store, in milliseconds. */
interface Timed {
  readonly name: string;
  readonly first: number;
  readonly median: number;
  readonly worst: number;
}

async function timePages(store: Store): Promise<readonly Timed[]> {
  const explorer = await createExplorer(store);
  const timed: Timed[] = [];
  for (const [name, route] of await routesOf(store)) {
    const times: number[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const startMs = performance.now();
      const response = await explorer.fetch(new Request(`http://explorer${formatRoute(route)}`));
      await response.arrayBuffer();
      times.push(performance.now() - startMs);
      if (!response.ok) throw new Error(`Cannot time ${name}: ${response.status}`);
    }
    const [first = 0, ...later] = times;
    const median = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0;
    timed.push({ name, first, median, worst: Math.max(...later) });
    process.stderr.write(
      `${name.padEnd(34)} first ${first.toFixed(0).padStart(5)} ms   median ${median.toFixed(0).padStart(5)} ms\n`,
    );
  }
  return timed;
}

const timedBy = new Map<string, readonly Timed[]>();
for (const kind of ["embedded", "server"] as const) {
  if (values.store !== undefined && values.store !== kind) continue;
  await using place = await makePlace(kind);
  const store = await place.open();
  const beganMs = performance.now();
  await fillStore(store, { name: SURVEY, count: SITES, seed: 1, plan: PLAN });
  await fillStore(store, { name: LATER, count: SITES, seed: 2, plan: LATER_PLAN });
  const filledSeconds = (performance.now() - beganMs) / 1_000;
  process.stderr.write(
    `\n${kind}: ${SITES} sites × 2 cells and × 2 visits, filled in ${filledSeconds.toFixed(0)} s\n`,
  );
  timedBy.set(kind === "embedded" ? "PGlite" : "PostgreSQL", await timePages(store));
  await store.close();
}
const stores = [...timedBy.keys()];
const names = [...(timedBy.values().next().value ?? [])].map(({ name }) => name);
const table = [
  `| page | ${stores.flatMap((name) => [`${name}: first`, "median", "worst"]).join(" | ")} |`,
  `| --- |${" --: |".repeat(3 * stores.length)}`,
  ...names.map((name) => {
    const cells = [...timedBy.values()].flatMap((timed) => {
      const page = timed.find((one) => one.name === name);
      return page === undefined
        ? []
        : [page.first, page.median, page.worst].map((ms) => `${ms.toFixed(0)} ms`);
    });
    return `| ${name} | ${cells.join(" | ")} |`;
  }),
].join("\n");
console.log(table);
if (values.write) await writePart("bench:explorer", table);
