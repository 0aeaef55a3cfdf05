import { afterEach, expect, test, vi } from "vitest";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { DEFAULT_IN_FORCE } from "../../contract/settings.ts";
import { createFakeChromium } from "../fixtures/fake-chromium.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const [PAUSED_TAB, TYPED_TAB] = [7, 8];
const SIGNED_IN = "http://127.0.0.1:8085/signed-in?code=1";

test("watchNavigations() sends a tab on to what the user typed, and leaves to the rules what they let pass where the guard is switched off", async () => {
  const sent: number[] = [];
  const fake = createFakeChromium();
  Object.assign(fake.tabs, {
    get: async (tab: number) => ({ id: tab, url: "https://shop.example/", incognito: false }),
    update: async (tab: number) => void sent.push(tab),
  });
  vi.resetModules();
  vi.stubGlobal("chrome", fake);
  const { createChromiumEngine } = await import("../create-chromium-engine.ts");
  const engine = createChromiumEngine({ onDecided: () => undefined, onGaps: () => undefined });
  await engine.apply({ ...DEFAULT_IN_FORCE, pauses: [{ site: "shop.example", untilMs: null }] });
  const navigation = { url: SIGNED_IN, method: "GET", type: "main_frame", timeStamp: 0 };
  const { tell } = fake.webRequest.onBeforeRequest;
  tell({ ...navigation, requestId: "1", tabId: PAUSED_TAB, initiator: "https://shop.example" });
  tell({ ...navigation, requestId: "2", tabId: TYPED_TAB });
  // They go one after another: the first one would have been sent by now.
  await vi.waitFor(() => expect(sent).toContain(TYPED_TAB), 10_000);
  expect(sent).toEqual([TYPED_TAB]);
});

const PRIVATE_TAB = 9;
const NAME = "http://x.loop.test:8080/";

test("watchNavigations() asks about a name that was reached before by its address, and tells of a private window as of one", async () => {
  const told: DecidedRequest[] = [];
  const fake = createFakeChromium();
  Object.assign(fake.tabs, {
    get: async (tab: number) => ({ id: tab, url: "https://shop.example/", incognito: tab === PRIVATE_TAB }),
  });
  vi.resetModules();
  vi.stubGlobal("chrome", fake);
  const { createChromiumEngine } = await import("../create-chromium-engine.ts");
  const onDecided = (request: DecidedRequest) => void told.push(request);
  const engine = createChromiumEngine({ onDecided, onGaps: () => undefined });
  await engine.apply(DEFAULT_IN_FORCE);
  const answer = { fromCache: false, tabId: PRIVATE_TAB, frameId: 0, timeStamp: 0 };
  const { onBeforeRequest, onResponseStarted } = fake.webRequest;
  onResponseStarted.tell({ ...answer, url: "https://shop.example/", type: "main_frame", ip: "203.0.113.10" });
  const initiator = "https://shop.example";
  onResponseStarted.tell({ ...answer, url: NAME, type: "xmlhttprequest", ip: "127.0.0.1", initiator });
  await vi.waitFor(() => expect(fake.storage.session.items.has("reached")).toBe(true));
  onBeforeRequest.tell({
    ...answer,
    requestId: "1",
    url: NAME,
    method: "GET",
    type: "main_frame",
    initiator,
  });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told).toMatchObject([{ url: NAME, addresses: ["127.0.0.1"], topUrl: initiator, isPrivate: true }]);
  expect(await engine.askedNavigation(PRIVATE_TAB)).toEqual({
    tab: PRIVATE_TAB,
    state: "asked",
    url: NAME,
    method: "GET",
    addresses: ["127.0.0.1"],
    from: initiator,
  });
  await engine.apply(DEFAULT_IN_FORCE);
});

test("watchNavigations() asks about a request that begins at a local address where its navigation began at a public one, which is still known after a sleep", async () => {
  const told: DecidedRequest[] = [];
  const onDecided = (request: DecidedRequest) => void told.push(request);
  const [before, after] = [createFakeChromium(), createFakeChromium()];
  Object.assign(after.storage, { session: before.storage.session });
  for (const fake of [before, after]) {
    Object.assign(fake.tabs, {
      get: async (tab: number) => ({ id: tab, url: "about:blank", incognito: false }),
    });
    vi.resetModules();
    vi.stubGlobal("chrome", fake);
    const { createChromiumEngine } = await import("../create-chromium-engine.ts");
    await createChromiumEngine({ onDecided, onGaps: () => undefined }).apply(DEFAULT_IN_FORCE);
    if (fake === after) break;
    const began = { tabId: TYPED_TAB, timeStamp: 0 };
    fake.webNavigation.onBeforeNavigate.tell({ ...began, frameId: 0, url: "https://shop.example/made-up" });
    fake.webNavigation.onBeforeNavigate.tell({ ...began, frameId: 5, url: SIGNED_IN });
    await vi.waitFor(() => expect(fake.storage.session.items.has("navigation-starts")).toBe(true));
  }
  const navigation = { url: SIGNED_IN, method: "GET", type: "main_frame", timeStamp: 0, tabId: TYPED_TAB };
  after.webRequest.onBeforeRequest.tell({ ...navigation, requestId: "1" });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told).toMatchObject([{ url: SIGNED_IN, decision: { action: "ask" } }]);
});

test("watchNavigations() asks about a name that the user made local where a public address led to it, and not where it was typed", async () => {
  const told: DecidedRequest[] = [];
  const sent: number[] = [];
  const fake = createFakeChromium();
  Object.assign(fake.tabs, {
    get: async (tab: number) => ({ id: tab, url: "about:blank", incognito: false }),
    update: async (tab: number) => void sent.push(tab),
  });
  vi.resetModules();
  vi.stubGlobal("chrome", fake);
  const { createChromiumEngine } = await import("../create-chromium-engine.ts");
  const onDecided = (request: DecidedRequest) => void told.push(request);
  // The list of aliases knows the first to be this machine, which is nearer than the user's word.
  const localNames = ["lvh.me", "wiki.example.org"];
  await createChromiumEngine({ onDecided, onGaps: () => undefined }).apply({
    ...DEFAULT_IN_FORCE,
    localNames,
  });
  const navigation = { method: "GET", type: "main_frame", timeStamp: 0 };
  for (const [index, name] of localNames.entries()) {
    const [url, typed, led] = [`http://${name}:8080/`, index, 10 + index];
    fake.webNavigation.onBeforeNavigate.tell({ tabId: typed, frameId: 0, url });
    fake.webRequest.onBeforeRequest.tell({ ...navigation, url, tabId: typed, requestId: `typed ${index}` });
    await vi.waitFor(() => expect(sent).toContain(typed));
    expect(told).toHaveLength(index);
    const start = { ...navigation, tabId: led, requestId: `led ${index}`, url: "https://shop.example/" };
    fake.webNavigation.onBeforeNavigate.tell({ tabId: led, frameId: 0, url: start.url });
    fake.webRequest.onBeforeRequest.tell(start);
    fake.webRequest.onBeforeRequest.tell({ ...start, url });
    await vi.waitFor(() => expect(told).toHaveLength(index + 1));
    expect(told.at(-1)).toMatchObject({ url, decision: { action: "ask" } });
  }
  expect(sent).toEqual([0, 1]);
});
