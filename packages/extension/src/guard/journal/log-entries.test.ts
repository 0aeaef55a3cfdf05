import { composeLogFile, logFileSchema } from "@hushport/core";
import { expect, test } from "vitest";
import { SCANNED_PORTS } from "../../ui/fixtures/scanning-page.ts";
import { createMemoryArea } from "../fixtures/memory-area.ts";
import { decided } from "../fixtures/decided.ts";
import { createJournal } from "./journal.ts";
import { toLogEntries } from "./log-entries.ts";

const FACTS = {
  writer: { name: "guard", version: "0.1.0", browser: "Firefox 153.0" },
  exportedAt: "2026-11-22T00:00:00Z",
} as const;

test("toLogEntries() gives what core's schema reads, with the recogniser's judgement of each site", async () => {
  const journal = createJournal({ local: createMemoryArea(), session: createMemoryArea() });
  SCANNED_PORTS.forEach((port, index) => {
    journal.record(decided({ atMs: 1_000 + index, url: `wss://127.0.0.1:${port}/` }));
  });
  journal.record(decided({ tab: 2, topUrl: "https://chat.example/", url: "ws://127.0.0.1:6463/?v=1" }));
  const file = composeLogFile(FACTS, toLogEntries(await journal.readAll()));
  expect(logFileSchema.parse(file)).toEqual(file);
  expect(file.entries).toHaveLength(SCANNED_PORTS.length + 1);
  expect(new Set(file.entries.map(({ probe }) => probe.id)).size).toBe(file.entries.length);
  const shop = file.sites.find(({ site }) => site === "shop.example");
  expect(shop?.findings).toMatchObject([{ kind: "scan", vendor: "ThreatMetrix" }]);
});

test("toLogEntries() of 10,000 ports counts all of them", async () => {
  const journal = createJournal({ local: createMemoryArea(), session: createMemoryArea() });
  for (let port = 1; port <= 10_000; port += 1) journal.record(decided({ url: `http://127.0.0.1:${port}/` }));
  const { entries } = composeLogFile(FACTS, toLogEntries(await journal.readAll()));
  expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
});
