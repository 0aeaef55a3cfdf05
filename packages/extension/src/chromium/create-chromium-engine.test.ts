import { setTimeout } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import type { Gap } from "../contract/gap.ts";
import { DEFAULT_IN_FORCE } from "../contract/settings.ts";
import { createFakeChromium, type FakeChromium } from "./fixtures/fake-chromium.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Starts the engine in a browser as an event that wakes the background does: settings come later. */
async function startEngine(fake: FakeChromium) {
  vi.resetModules();
  vi.stubGlobal("chrome", fake);
  const { createChromiumEngine } = await import("./create-chromium-engine.ts");
  const told: (readonly Gap[])[] = [];
  const engine = createChromiumEngine({ onDecided: () => undefined, onGaps: (gaps) => told.push(gaps) });
  return { engine, told };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error("not today"));
}

test.each<[what: string, mode: "default" | "sealed", gap: Gap, breakIt: (fake: FakeChromium) => void]>([
  [
    "the seal's proxy",
    "sealed",
    { kind: "proxy", detail: "not today" },
    ({ proxy }) => Object.assign(proxy.settings, { set: refuse }),
  ],
  [
    "that the seal's proxy goes",
    "default",
    { kind: "failure", detail: "not today" },
    ({ proxy, createSetting }) =>
      Object.assign(proxy.settings, {
        ...createSetting("proxy", "controlled_by_this_extension"),
        clear: refuse,
      }),
  ],
  [
    "to tell its permissions",
    "default",
    { kind: "failure", detail: "not today" },
    ({ permissions }) => Object.assign(permissions, { contains: refuse }),
  ],
  [
    "what it kept of this session",
    "default",
    { kind: "storage", detail: "not today" },
    ({ storage }) => Object.assign(storage.session, { get: refuse }),
  ],
])(
  "apply() puts rules in force and tells the gap where Chromium refuses %s",
  async (_what, mode, gap, breakIt) => {
    const fake = createFakeChromium();
    breakIt(fake);
    const { engine, told } = await startEngine(fake);
    await engine.apply({ ...DEFAULT_IN_FORCE, mode });
    expect(fake.dynamic.length).toBeGreaterThan(0);
    expect(told.at(-1)).toContainEqual(gap);
    expect(told.at(-1)).not.toContainEqual(expect.objectContaining({ kind: "starting" }));
  },
);

/** Where the seal stands since the background was awake last. */
function createSealedChromium(): FakeChromium {
  const fake = createFakeChromium();
  Object.assign(fake.proxy.settings, {
    get: async () => ({
      levelOfControl: "controlled_by_this_extension",
      value: { mode: "fixed_servers" },
    }),
  });
  Object.assign(fake.privacy.network.webRTCIPHandlingPolicy, {
    get: async () => ({
      levelOfControl: "controlled_by_this_extension",
      value: "disable_non_proxied_udp",
    }),
  });
  return fake;
}

/** The address of a name that leads to this machine, as the browser tells it of a page's own request. */
const LOOPBACK_ANSWER = {
  url: "http://x.loop.test:8080/",
  type: "xmlhttprequest",
  ip: "127.0.0.1",
  initiator: "https://public.test",
  fromCache: false,
  tabId: 1,
  frameId: 0,
};

test.each<[what: string, kept: string[], wake: (fake: FakeChromium) => void]>([
  [
    "a name leads a public page to this machine",
    ["public-documents", "reached"],
    ({ webRequest }) => {
      webRequest.onResponseStarted.tell({
        ...LOOPBACK_ANSWER,
        url: "https://public.test/",
        type: "main_frame",
        ip: "203.0.113.10",
        initiator: undefined,
      });
      webRequest.onResponseStarted.tell(LOOPBACK_ANSWER);
    },
  ],
  [
    "a page of the network is opened",
    ["spaces"],
    ({ webRequest }) =>
      webRequest.onResponseStarted.tell({
        ...LOOPBACK_ANSWER,
        url: "http://192.168.77.1/",
        type: "main_frame",
        ip: "192.168.77.1",
      }),
  ],
  ["a permission is given", [], ({ permissions }) => permissions.onAdded.tell({})],
  ["a permission is taken", [], ({ permissions }) => permissions.onRemoved.tell({})],
  ["a setting changes", [], ({ privacy }) => privacy.network.networkPredictionEnabled.onChange.tell({})],
])(
  "nothing in force changes before apply() when the background is woken because %s",
  async (_what, kept, wake) => {
    const fake = createSealedChromium();
    const { engine } = await startEngine(fake);
    // What was kept is in memory here, so it is back before the next turn.
    await setTimeout();
    wake(fake);
    await vi.waitFor(() =>
      expect([...fake.storage.session.items.keys()]).toEqual(expect.arrayContaining(kept)),
    );
    expect([fake.dynamic, fake.calls]).toEqual([[], []]);
    await engine.apply({ ...DEFAULT_IN_FORCE, mode: "sealed" });
    expect(fake.dynamic.length).toBeGreaterThan(0);
    expect(fake.calls).not.toContainEqual([expect.anything(), "clear"]);
  },
);

test("a gap says that Chromium does not take what was learned, once that is so", async () => {
  const fake = createFakeChromium();
  const { engine, told } = await startEngine(fake);
  await engine.apply(DEFAULT_IN_FORCE);
  expect(told.at(-1)).toEqual([]);
  fake.storage.session.failWrites = "quota bytes exceeded";
  fake.webRequest.onResponseStarted.tell({
    ...LOOPBACK_ANSWER,
    url: "http://192.168.77.1/",
    type: "main_frame",
    ip: "192.168.77.1",
  });
  await vi.waitFor(() =>
    expect(told.at(-1)).toContainEqual({ kind: "storage", detail: "quota bytes exceeded" }),
  );
  // Whatever else was to be put in force is over before the browser is gone.
  await engine.apply(DEFAULT_IN_FORCE);
});
