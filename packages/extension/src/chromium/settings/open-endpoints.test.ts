import { afterEach, expect, test, vi } from "vitest";
import { DEFAULT_IN_FORCE } from "../../contract/settings.ts";
import { createFakeChromium } from "../fixtures/fake-chromium.ts";
import { keepInMemory } from "../fixtures/keep-in-memory.ts";
import type { TabFacts } from "../observe/tab-book.ts";
import { createOpenEndpoints } from "./open-endpoints.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const TAB = 3;
const ROUTER = "http://192.168.77.1:8080/";
const OPENED = { host: "192.168.77.1", port: 8_080, isPrivate: false };

/** Watches a browser that tells of tabs when a test says so. */
async function watch() {
  const fake = createFakeChromium();
  vi.stubGlobal("chrome", fake);
  const facts = Promise.withResolvers<TabFacts>();
  const endpoints = createOpenEndpoints(keepInMemory(), () => facts.promise);
  const onChanged = vi.fn<() => void>();
  endpoints.watch({ settings: () => ({ ...DEFAULT_IN_FORCE, mode: "sealed" }) }, onChanged);
  await endpoints.ready;
  return {
    ...fake,
    endpoints,
    onChanged,
    tellFacts: () => facts.resolve({ topUrl: null, isPrivate: false }),
  };
}

test("list() has what a tab shows until it shows something else, or is closed", async () => {
  const { endpoints, onChanged, webNavigation, tabs, tellFacts } = await watch();
  tellFacts();
  const go = (url: string) => webNavigation.onCommitted.tell({ tabId: TAB, frameId: 0, url });
  go(ROUTER);
  await vi.waitFor(() => expect(onChanged).toHaveBeenCalledTimes(1));
  expect(endpoints.list()).toEqual([OPENED]);
  go("https://shop.example/");
  await vi.waitFor(() => expect(onChanged).toHaveBeenCalledTimes(2));
  expect(endpoints.list()).toEqual([]);
  go(ROUTER);
  await vi.waitFor(() => expect(endpoints.list()).toEqual([OPENED]));
  tabs.onRemoved.tell(TAB);
  await vi.waitFor(() => expect(endpoints.list()).toEqual([]));
});

test("list() has nothing of a tab that was closed while the browser was asked about it", async () => {
  const { endpoints, onChanged, tabs, tellFacts } = await watch();
  const opening = endpoints.open(TAB, ROUTER);
  tabs.onRemoved.tell(TAB);
  tellFacts();
  expect([await opening, endpoints.list()]).toEqual([false, []]);
  expect(onChanged).not.toHaveBeenCalled();
});
