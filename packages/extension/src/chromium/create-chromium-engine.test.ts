import { afterEach, expect, test, vi } from "vitest";
import type { Gap } from "../contract/gap.ts";
import { DEFAULT_SETTINGS } from "../contract/settings.ts";

const EVENT = { addListener: () => undefined };
const AREA = { get: async () => ({}), set: async () => undefined };

afterEach(() => {
  vi.unstubAllGlobals();
});

function settingOf(levelOfControl: string) {
  return {
    get: async () => ({ levelOfControl, value: { mode: "direct" } }),
    set: async () => undefined,
    clear: async () => undefined,
    onChange: EVENT,
  };
}

/** A Chromium of nothing but memory, which allows everything and in which nothing happens. */
function fakeChromium() {
  const dynamic: object[] = [];
  return {
    dynamic,
    declarativeNetRequest: {
      getDynamicRules: async () => [],
      getSessionRules: async () => [],
      updateDynamicRules: async ({ addRules }: { addRules: object[] }) => void dynamic.push(...addRules),
      updateSessionRules: async () => undefined,
      getEnabledRulesets: async () => [],
    },
    extension: { isAllowedIncognitoAccess: async () => true },
    permissions: { contains: async () => true, onAdded: EVENT, onRemoved: EVENT },
    privacy: {
      network: {
        networkPredictionEnabled: settingOf("controllable_by_this_extension"),
        webRTCIPHandlingPolicy: settingOf("controllable_by_this_extension"),
      },
    },
    proxy: {
      Mode: { FIXED_SERVERS: "fixed_servers" },
      settings: settingOf("controllable_by_this_extension"),
    },
    runtime: {
      id: "extension",
      getManifest: () => ({ version: "1" }),
      getURL: (path: string) => `chrome-extension://extension/${path}`,
      onMessage: EVENT,
    },
    storage: { local: AREA, session: AREA },
    tabs: { onRemoved: EVENT, onUpdated: EVENT },
    webNavigation: { onCommitted: EVENT, onErrorOccurred: EVENT },
    webRequest: {
      onBeforeRequest: EVENT,
      onBeforeRedirect: EVENT,
      onResponseStarted: EVENT,
      onErrorOccurred: EVENT,
    },
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error("not today"));
}

type Fake = ReturnType<typeof fakeChromium>;

test.each<[what: string, mode: "default" | "sealed", gap: Gap, breakIt: (fake: Fake) => void]>([
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
    ({ proxy }) =>
      Object.assign(proxy.settings, { ...settingOf("controlled_by_this_extension"), clear: refuse }),
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
    ({ storage }) => Object.assign(storage, { session: { ...AREA, get: refuse } }),
  ],
])(
  "apply() puts rules in force and tells the gap where Chromium refuses %s",
  async (_what, mode, gap, breakIt) => {
    const fake = fakeChromium();
    breakIt(fake);
    vi.resetModules();
    vi.stubGlobal("chrome", fake);
    const { createChromiumEngine } = await import("./create-chromium-engine.ts");
    const told: (readonly Gap[])[] = [];
    const engine = createChromiumEngine({ onDecided: () => undefined, onGaps: (gaps) => told.push(gaps) });
    await engine.apply({ ...DEFAULT_SETTINGS, mode });
    expect(fake.dynamic.length).toBeGreaterThan(0);
    expect(told.at(-1)).toContainEqual(gap);
    expect(told.at(-1)).not.toContainEqual(expect.objectContaining({ kind: "starting" }));
  },
);
