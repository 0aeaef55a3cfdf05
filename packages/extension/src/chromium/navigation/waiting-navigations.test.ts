import { afterEach, expect, test, vi } from "vitest";
import { createMemoryArea } from "../../guard/fixtures/memory-area.ts";
import { createWaitingNavigations, type WaitingNavigation } from "./waiting-navigations.ts";

const ASKED: WaitingNavigation = {
  tab: 1,
  url: "http://192.168.1.1/apply",
  method: "POST",
  addresses: [],
  from: "https://shop.example",
  state: "asked",
};

afterEach(() => {
  vi.unstubAllGlobals();
});

async function createReady() {
  vi.stubGlobal("chrome", { storage: { session: createMemoryArea() } });
  const waiting = createWaitingNavigations();
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
