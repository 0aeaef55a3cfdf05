import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../contract/settings.ts";
import { createMemoryArea } from "./fixtures/memory-area.ts";
import { createGuard } from "./guard.ts";
import { iconFiles } from "./icon-state.ts";

// What is still to be shown when a test ends is not shown to the next one's browser.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Starts a guard in a browser of nothing but memory. */
async function startGuard(apply: (settings: Settings) => Promise<void>, areas = {}) {
  const icons: unknown[] = [];
  const reported: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
  vi.stubGlobal("chrome", {
    storage: {
      local: createMemoryArea(),
      session: createMemoryArea(),
      managed: createMemoryArea(),
      ...areas,
    },
    tabs: { query: async () => [] },
    i18n: { getMessage: (key: string) => key },
    action: {
      setBadgeBackgroundColor: async () => undefined,
      setTitle: async () => undefined,
      setIcon: async ({ path }: { path: unknown }) => icons.push(path),
    },
  });
  const guard = createGuard(() => ({
    apply,
    askedNavigation: async () => undefined,
    continueNavigation: async () => undefined,
    sealedObstacles: async () => [],
    sealedNotices: async () => [],
  }));
  guard.start({ wakeAt: () => undefined });
  await guard.started;
  return { guard, icons, reported };
}

test("an engine that cannot be started is told by the popup and the icon, until it can", async () => {
  const apply = vi.fn<(settings: Settings) => Promise<void>>().mockRejectedValueOnce(new Error("no rules"));
  const { guard, icons, reported } = await startGuard(apply);
  expect(guard.gaps()).toEqual([{ kind: "failure", detail: "no rules" }]);
  await expect.poll(() => icons.at(-1)).toEqual(iconFiles("gap"));
  expect(reported).toEqual([new Error("no rules")]);
  apply.mockResolvedValue();
  await guard.apply();
  expect(guard.gaps()).toEqual([]);
  await expect.poll(() => icons.at(-1)).toEqual(iconFiles("on"));
});

test("whoever changes something is told too that the engine did not take it", async () => {
  const apply = vi.fn<(settings: Settings) => Promise<void>>().mockResolvedValue();
  const { guard } = await startGuard(apply);
  apply.mockRejectedValue(new Error("no more rules"));
  await expect(guard.apply()).rejects.toThrow("no more rules");
  expect(guard.gaps()).toEqual([{ kind: "failure", detail: "no more rules" }]);
});

test("what cannot be read of this session is told, and the user's settings are in force all the same", async () => {
  const apply = vi.fn<(settings: Settings) => Promise<void>>().mockResolvedValue();
  const { guard } = await startGuard(apply, {
    local: createMemoryArea({ settings: { ...DEFAULT_SETTINGS, mode: "sealed" } }),
    session: { ...createMemoryArea(), get: () => Promise.reject(new Error("corrupt")) },
  });
  expect(apply).toHaveBeenCalledWith(expect.objectContaining({ mode: "sealed" }));
  const gap = { kind: "storage", detail: "corrupt" };
  // One of the settings, one of the log.
  expect(guard.gaps()).toEqual([gap, gap]);
});
