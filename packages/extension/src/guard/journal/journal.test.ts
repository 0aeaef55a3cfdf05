import { expect, test } from "vitest";
import { createMemoryArea } from "../fixtures/memory-area.ts";
import { decided } from "../fixtures/decided.ts";
import { countVisit } from "./count-visit.ts";
import { createJournal } from "./journal.ts";
import { freezeVisit, MAX_ENTRIES } from "./visit.ts";

function areas() {
  return { local: createMemoryArea(), session: createMemoryArea() };
}

test("record() counts what is alike in one entry", async () => {
  const journal = createJournal(areas());
  for (let i = 0; i < 5; i += 1) journal.record(decided({ atMs: 1_000 + i }));
  const [visit] = await journal.readAll();
  expect(visit?.entries).toHaveLength(1);
  expect(visit?.entries[0]).toMatchObject({ count: 5, firstAtMs: 1_000, lastAtMs: 1_004 });
});

test("record() of 10,000 ports of one page counts all of them exactly, in bounded memory", async () => {
  const memory = areas();
  const journal = createJournal(memory);
  for (let port = 1; port <= 10_000; port += 1) journal.record(decided({ url: `ws://127.0.0.1:${port}/` }));
  const [visit] = await journal.readAll();
  expect(visit?.entries).toHaveLength(MAX_ENTRIES);
  expect(visit === undefined ? undefined : countVisit(visit)).toEqual({
    attempts: { allow: 0, ask: 0, block: 10_000 },
    ports: { loopback: 10_000, local: 0 },
    devices: 0,
    blockedPorts: 10_000,
  });
  expect(JSON.stringify([...memory.local.items]).length).toBeLessThan(200_000);
});

test("record() of a page that lengthens its URLs stays within the bounds", async () => {
  const memory = areas();
  const journal = createJournal(memory);
  for (let port = 1; port <= 1_000; port += 1) {
    journal.record(
      decided({ url: `ws://127.0.0.1:${port}/${"a".repeat(100_000)}`, scriptUrl: "b".repeat(100_000) }),
    );
  }
  await journal.flush();
  expect(JSON.stringify([...memory.local.items]).length).toBeLessThan(400_000);
});

test("a private window's visit is shown, and never written to storage.local", async () => {
  const memory = areas();
  const journal = createJournal(memory);
  journal.record(decided({ isPrivate: true }));
  await journal.flush();
  expect(journal.ofTab(1)?.entries.size).toBe(1);
  expect(JSON.stringify([...memory.local.items])).not.toContain("shop.example");
  await journal.endPrivate();
  expect(journal.ofTab(1)).toBeUndefined();
  expect(JSON.stringify([...memory.session.items])).not.toContain("shop.example");
});

test("restore() goes on where the suspended background stopped, private windows included", async () => {
  const memory = areas();
  const before = createJournal(memory);
  before.record(decided());
  before.record(decided({ tab: 2, isPrivate: true }));
  await before.flush();
  const after = createJournal(memory);
  await after.restore();
  after.record(decided());
  expect([...(after.ofTab(1)?.entries.values() ?? [])].map(({ count }) => count)).toEqual([2]);
  expect(after.ofTab(2)?.facts.isPrivate).toBe(true);
  await after.flush();
  expect(await after.readAll()).toHaveLength(1);
});

test("endTab() makes the next request of the tab another visit", async () => {
  const journal = createJournal(areas());
  journal.record(decided());
  journal.endTab(1);
  journal.record(decided());
  expect(await journal.readAll()).toHaveLength(2);
});

test("requests without a tab belong to the workers of their site", () => {
  const journal = createJournal(areas());
  journal.record(decided({ tab: null, context: "service-worker", topUrl: "https://www.shop.example" }));
  expect(journal.ofWorkers("shop.example", false)?.entries.size).toBe(1);
  expect(journal.ofWorkers("shop.example", true)).toBeUndefined();
  expect(journal.ofTab(1)).toBeUndefined();
});

test("the oldest visits go first when the log is full", async () => {
  const memory = areas();
  const journal = createJournal(memory, { maxEntries: 3, maxCharacters: 1_000_000, maxVisits: 10 });
  for (let tab = 1; tab <= 5; tab += 1) {
    journal.record(decided({ tab, atMs: tab, topUrl: `https://site${tab}.example/` }));
    await journal.flush();
  }
  expect((await journal.readAll()).map(({ site }) => site)).toEqual([
    "site3.example",
    "site4.example",
    "site5.example",
  ]);
});

test("flush() tells a gap when storage takes nothing, and writes later what it could not", async () => {
  const memory = areas();
  const journal = createJournal(memory);
  journal.record(decided());
  memory.local.failWrites = "QuotaBytes quota exceeded";
  expect(await journal.flush()).toEqual({ kind: "storage", detail: "QuotaBytes quota exceeded" });
  memory.local.failWrites = null;
  expect(await journal.flush()).toBeUndefined();
  expect(await journal.readAll()).toHaveLength(1);
});

test("readAll() leaves out a visit that was damaged, and shows the others", async () => {
  const memory = areas();
  const journal = createJournal(memory);
  journal.record(decided());
  journal.record(decided({ tab: 2, topUrl: "https://other.example/" }));
  await journal.flush();
  const stored = [...memory.local.items.keys()].filter((key) => key.startsWith("log-visit:"));
  for (const key of stored.slice(0, 1)) memory.local.items.set(key, { entries: "none" });
  expect(await journal.readAll()).toHaveLength(1);
});

test("restore() of a journal whose index was damaged tells a gap until the copy is discarded", async () => {
  const memory = areas();
  const before = createJournal(memory);
  before.record(decided());
  await before.flush();
  memory.local.items.set("log-index", "gibberish");
  const after = createJournal(memory);
  await after.restore();
  expect(after.gaps()).toEqual([{ kind: "storage", detail: "log-broken" }]);
  expect(await after.readAll()).toHaveLength(1);
  await after.discardBroken();
  expect(after.gaps()).toEqual([]);
});

test("clear() leaves nothing in storage, damaged or not", async () => {
  const memory = areas();
  const journal = createJournal(memory);
  journal.record(decided());
  await journal.flush();
  memory.local.items.set("log-visit:lost", 1);
  await journal.clear();
  expect([...memory.local.items.keys()].filter((key) => key.startsWith("log"))).toEqual([]);
  expect(journal.ofTab(1)).toBeUndefined();
});

test("freezeVisit() is what its schema reads back, the crowd included", async () => {
  const memory = areas();
  const journal = createJournal(memory);
  for (let port = 1; port <= MAX_ENTRIES + 10; port += 1)
    journal.record(
      decided({
        url: `http://10.0.0.${port % 200}:${port}/`,
        decision: { action: "block", reason: "public-to-local" },
      }),
    );
  const live = journal.ofTab(1);
  const [read] = await journal.readAll();
  expect(read).toEqual(live === undefined ? undefined : freezeVisit(live));
});
