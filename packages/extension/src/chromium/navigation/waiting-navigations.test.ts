import { expect, test } from "vitest";
import { createMemoryArea } from "../../guard/fixtures/memory-area.ts";
import { keepInMemory } from "../fixtures/keep-in-memory.ts";
import { createSessionStore } from "../session-store.ts";
import { createWaitingNavigations, type WaitingNavigation } from "./waiting-navigations.ts";

/** What Chromium lends an extension for a session. */
const SESSION_QUOTA_BYTES = 10_485_760;

const ASKED: WaitingNavigation = {
  tab: 1,
  url: "http://192.168.1.1/apply",
  method: "POST",
  addresses: [],
  from: "https://shop.example",
  state: "asked",
};

async function createReady() {
  const waiting = createWaitingNavigations(keepInMemory());
  await waiting.ready;
  return waiting;
}

test("askedIn() is the last navigation of a tab that waits for a click", async () => {
  const waiting = await createReady();
  waiting.put({ ...ASKED, url: "http://192.168.1.1/help", method: "GET" });
  waiting.put(ASKED);
  expect(waiting.askedIn(1)).toEqual(ASKED);
  expect(waiting.askedIn(2)).toBeUndefined();
});

test("askedIn() is nothing while a navigation is on its way", async () => {
  const waiting = await createReady();
  waiting.put({ ...ASKED, state: "going" });
  expect(waiting.askedIn(1)).toBeUndefined();
});

test("leave() ends what waits for a click, and not what is on its way", async () => {
  const waiting = await createReady();
  waiting.put(ASKED);
  waiting.leave(1);
  expect(waiting.of(1)).toBeUndefined();
  waiting.put({ ...ASKED, state: "going" });
  waiting.leave(1);
  expect(waiting.of(1)?.state).toBe("going");
});

test("put() keeps the youngest navigations, and fits into a session however long their addresses are", async () => {
  const area = createMemoryArea();
  const waiting = createWaitingNavigations(createSessionStore(area, () => undefined).keep);
  await waiting.ready;
  const long = `http://192.168.1.1/${"x".repeat(200_000)}`;
  for (let tab = 1; tab <= 60; tab += 1) waiting.put({ ...ASKED, tab, url: long });
  waiting.put({ ...ASKED, tab: 61 });
  expect([61, 60, 59, 1].map((tab) => waiting.askedIn(tab)?.url)).toEqual([ASKED.url, long, long, undefined]);
  expect(JSON.stringify(area.items.get("waiting")).length).toBeLessThan(SESSION_QUOTA_BYTES / 4);
});
