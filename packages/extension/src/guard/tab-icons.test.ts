import { afterEach, expect, test, vi } from "vitest";
import type { Gap } from "../contract/gap.ts";
import { DEFAULT_IN_FORCE, type SettingsInForce } from "../contract/settings.ts";
import { decided } from "./fixtures/decided.ts";
import { createMemoryArea } from "./fixtures/memory-area.ts";
import { iconFiles, type IconState } from "./icon-state.ts";
import { createJournal } from "./journal/journal.ts";
import { createTabIcons } from "./tab-icons.ts";

const SHOP = { id: 1, url: "https://shop.example/", incognito: false };
const BANK = { id: 2, url: "https://www.bank.example/", incognito: false };
const PRIVATE_SHOP = { ...SHOP, id: 3, incognito: true };
const NEW_TAB = { id: 4, url: "about:newtab", incognito: false };

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A toolbar of nothing but memory, above four tabs. */
function open() {
  const tabs = [SHOP, BANK, PRIVATE_SHOP, NEW_TAB];
  const icons = new Map<number, unknown>();
  const badges = new Map<number, string>();
  vi.stubGlobal("chrome", {
    tabs: {
      query: async () => tabs,
      get: async (id: number) => tabs.find((tab) => tab.id === id) ?? Promise.reject(new Error("closed")),
    },
    i18n: { getMessage: (key: string) => key },
    action: {
      setBadgeBackgroundColor: async () => undefined,
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => badges.set(tabId, text),
      setTitle: async () => undefined,
      setIcon: async ({ tabId = 0, path }: { tabId?: number; path: unknown }) => icons.set(tabId, path),
    },
  });
  const now: { settings: SettingsInForce; gaps: readonly Gap[] } = { settings: DEFAULT_IN_FORCE, gaps: [] };
  const journal = createJournal({ local: createMemoryArea(), session: createMemoryArea() });
  const shown = createTabIcons({
    keeper: { inForce: () => now.settings },
    journal,
    gaps: () => now.gaps,
  });
  const areShown = (states: Readonly<Record<number, IconState>>) =>
    expect
      .poll(() => Object.keys(states).map((id) => icons.get(Number(id))), { timeout: 5_000 })
      .toEqual(Object.values(states).map(iconFiles));
  return { now, journal, shown, badges, areShown };
}

test("touchAll() shows a paused site as off in its tabs, though nothing is recorded of it, and no other", async () => {
  const { now, shown, areShown } = open();
  now.settings = { ...DEFAULT_IN_FORCE, pauses: [{ site: "bank.example", untilMs: null }] };
  shown.touchAll();
  await areShown({ 0: "on", 1: "on", 2: "off", 4: "on" });
  now.settings = DEFAULT_IN_FORCE;
  shown.touchAll();
  await areShown({ 0: "on", 2: "on" });
});

test("touchAll() shows in open tabs that the guard is off everywhere, or has a gap", async () => {
  const { now, shown, areShown } = open();
  shown.touchAll();
  await areShown({ 0: "on", 1: "on", 2: "on", 3: "on", 4: "on" });
  now.gaps = [{ kind: "webrtc", detail: "" }];
  shown.touchAll();
  await areShown({ 0: "gap", 1: "gap", 2: "gap", 3: "gap", 4: "gap" });
  now.settings = { ...DEFAULT_IN_FORCE, mode: "off" };
  shown.touchAll();
  await areShown({ 0: "off", 1: "off", 2: "off", 3: "off", 4: "off" });
});

test("touch() shows what a tab's page tried, with the number of ports", async () => {
  const { journal, shown, badges, areShown } = open();
  journal.record(decided());
  journal.record(decided({ url: "ws://127.0.0.1:5901/" }));
  shown.touch(1);
  await areShown({ 1: "blocked" });
  expect(badges).toEqual(new Map([[1, "2"]]));
});

test("touchSite() shows what a site's workers tried in the site's tabs, and not in private ones", async () => {
  const { journal, shown, badges, areShown } = open();
  journal.record(decided({ tab: null }));
  shown.touchSite("shop.example");
  await areShown({ 1: "blocked", 3: "on" });
  expect(badges).toEqual(
    new Map([
      [1, "1"],
      [3, ""],
    ]),
  );
});

test("touch() of a tab that was closed meanwhile is no fault", async () => {
  const { shown, areShown } = open();
  shown.touch(99);
  shown.touch(1);
  await areShown({ 1: "on" });
});
