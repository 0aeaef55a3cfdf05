import { expect, test } from "vitest";
import { decided } from "../fixtures/decided.ts";
import { createMemoryArea, type MemoryArea } from "../fixtures/memory-area.ts";
import { readBrokenLog } from "./broken-log.ts";
import { createLogStore, LOG_BOUNDS, type LogBounds } from "./log-store.ts";
import { addToVisit, beginVisit, freezeVisit, type Visit } from "./visit.ts";

const BROKEN_GAP = { kind: "storage", detail: "log-broken" };

function visitOf(id: string, atMs: number, ports = 1): Visit {
  const visit = beginVisit(id, "shop.example", decided({ atMs }));
  for (let port = 1; port <= ports; port += 1)
    addToVisit(visit, decided({ atMs, url: `ws://127.0.0.1:${port}/` }));
  return freezeVisit(visit);
}

/** Storage with three visits of one entry each, as a store left it. */
async function filled(): Promise<MemoryArea> {
  const local = createMemoryArea({ settings: { mode: "default" } });
  await createLogStore(local).write([visitOf("a", 1), visitOf("b", 2), visitOf("c", 3)]);
  return local;
}

async function readIds(local: MemoryArea, bounds?: LogBounds): Promise<readonly string[]> {
  return (await createLogStore(local, bounds).readAll()).map(({ id }) => id);
}

test.each([
  ["text", "gibberish"],
  ["another version", { version: 2, visits: [] }],
  ["a row that is none", { version: 1, visits: [{ id: "a" }] }],
  ["nothing", undefined],
])(
  "open() makes an index anew that is %s, keeps a copy, and tells a gap until it is discarded",
  async (_, damaged) => {
    const local = await filled();
    if (damaged === undefined) local.items.delete("log-index");
    else local.items.set("log-index", damaged);
    const store = createLogStore(local);
    await store.open();
    expect(store.gap()).toEqual(BROKEN_GAP);
    expect(local.items.get("log-index")).toMatchObject({ visits: [{ id: "a" }, { id: "b" }, { id: "c" }] });
    expect(await readBrokenLog(local)).toEqual({ "log-index": damaged ?? null });
    expect((await store.readAll()).map(({ id }) => id)).toEqual(["a", "b", "c"]);

    const later = createLogStore(local);
    await later.open();
    expect(later.gap()).toEqual(BROKEN_GAP);
    await later.discardBroken();
    expect(later.gap()).toBeUndefined();
    expect(await readBrokenLog(local)).toBeUndefined();
  },
);

test("open() of a log that nothing was written to tells no gap and writes nothing", async () => {
  const local = createMemoryArea();
  const store = createLogStore(local);
  await store.open();
  expect(store.gap()).toBeUndefined();
  expect(local.items.size).toBe(0);
});

test("write() after the index was lost counts the visits that it named towards the bounds", async () => {
  const local = await filled();
  local.items.delete("log-index");
  await createLogStore(local, { ...LOG_BOUNDS, maxEntries: 3 }).write([visitOf("d", 4)]);
  expect([...local.items.keys()].filter((key) => key.startsWith("log-visit:")).toSorted()).toEqual([
    "log-visit:b",
    "log-visit:c",
    "log-visit:d",
  ]);
  expect(await readIds(local)).toEqual(["b", "c", "d"]);
});

test.each([
  ["is none", { entries: "none" }],
  ["bears the id of another", visitOf("c", 3)],
])("readAll() keeps a visit aside that %s, and shows the others", async (_, damaged) => {
  const local = await filled();
  local.items.set("log-visit:b", damaged);
  const store = createLogStore(local);
  expect((await store.readAll()).map(({ id }) => id)).toEqual(["a", "c"]);
  expect(store.gap()).toEqual(BROKEN_GAP);
  expect(await readBrokenLog(local)).toEqual({ "log-visit:b": damaged });
  expect(local.items.has("log-visit:b")).toBe(false);
  expect(local.items.get("log-index")).toMatchObject({ visits: [{ id: "a" }, { id: "c" }] });
});

test("readAll() takes in visits that the index does not name, and drops the oldest beyond the bounds", async () => {
  const local = await filled();
  local.items.set("log-visit:orphan", visitOf("orphan", 2.5, 2));
  const store = createLogStore(local, { ...LOG_BOUNDS, maxEntries: 3 });
  expect((await store.readAll()).map(({ id }) => id)).toEqual(["orphan", "c"]);
  expect(store.gap()).toBeUndefined();
  expect([...local.items.keys()].toSorted()).toEqual([
    "log-index",
    "log-visit:c",
    "log-visit:orphan",
    "settings",
  ]);
});

test("readAll() drops rows of the index that have no visit", async () => {
  const local = await filled();
  local.items.delete("log-visit:a");
  expect(await readIds(local)).toEqual(["b", "c"]);
  expect(local.items.get("log-index")).toMatchObject({ visits: [{ id: "b" }, { id: "c" }] });
});

test("readAll() of a damaged log on a full disk shows what can be read, and loses nothing", async () => {
  const local = await filled();
  local.items.set("log-visit:b", 1);
  local.failWrites = "QuotaBytes quota exceeded";
  const store = createLogStore(local);
  expect((await store.readAll()).map(({ id }) => id)).toEqual(["a", "c"]);
  expect(store.gap()).toEqual({ kind: "storage", detail: "QuotaBytes quota exceeded" });
  expect(local.items.get("log-visit:b")).toBe(1);
  local.failWrites = null;
  await store.readAll();
  expect(store.gap()).toEqual(BROKEN_GAP);
});

test("the copy of what is broken keeps the first of each, and is bounded", async () => {
  const local = await filled();
  local.items.set("log-visit:b", "first");
  await readIds(local);
  local.items.set("log-visit:b", "second");
  local.items.set("log-visit:long", "x".repeat(2_000_000));
  await readIds(local);
  expect(await readBrokenLog(local)).toEqual({ "log-visit:b": "first" });
});

test("clear() leaves nothing of the log, the broken parts included", async () => {
  const local = await filled();
  local.items.set("log-index", 1);
  const store = createLogStore(local);
  await store.open();
  await store.clear();
  expect(store.gap()).toBeUndefined();
  expect([...local.items.keys()]).toEqual(["settings"]);
});
