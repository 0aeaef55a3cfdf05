import { afterEach, expect, test, vi } from "vitest";
import type { Gap } from "../contract/gap.ts";
import { DEFAULT_IN_FORCE } from "../contract/settings.ts";
import type { FirefoxApi } from "./firefox-api.ts";
import { createFakeFirefox, stubFirefox } from "./fixtures/fake-firefox.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

async function startEngine(lacking: readonly (keyof FirefoxApi)[] = []) {
  const { browser, sets } = createFakeFirefox();
  stubFirefox({ ...browser, ...Object.fromEntries(lacking.map((name) => [name, undefined])) });
  const { createFirefoxEngine } = await import("./engine.ts");
  let gaps: readonly Gap[] = [];
  const engine = createFirefoxEngine({
    onDecided: () => undefined,
    onGaps: (found) => {
      gaps = found;
    },
  });
  return { browser, sets, engine, gaps: () => gaps };
}

test("apply() tells what Firefox refuses as a gap, leaves the kept rules in force, and works the next time", async () => {
  const { browser, sets, engine, gaps } = await startEngine();
  browser.permissions.contains.mockRejectedValue(new Error("no permissions today"));
  await engine.apply({ ...DEFAULT_IN_FORCE, mode: "default" });
  expect(gaps()).toEqual([{ kind: "failure", detail: "no permissions today" }]);
  expect(sets.dynamic.size).toBeGreaterThan(0);
  expect(sets.session.size).toBe(0);
  browser.permissions.contains.mockResolvedValue(true);
  await engine.apply({ ...DEFAULT_IN_FORCE, mode: "sealed" });
  expect(gaps()).toEqual([]);
  expect(sets.session.size).toBe(1);
  expect(await browser.privacy.network.peerConnectionEnabled.get()).toMatchObject({ value: false });
});

test("a request that the engine cannot judge is refused, and the popup says so", async () => {
  const { browser, engine, gaps } = await startEngine();
  await engine.apply({ ...DEFAULT_IN_FORCE, mode: "default" });
  const [judge] = browser.webRequest.onBeforeRequest.listeners;
  const broken = {
    requestId: "1",
    method: "GET",
    type: "websocket",
    tabId: 1,
    frameId: 0,
    get url(): string {
      throw new Error("no URL today");
    },
  };
  await expect.poll(() => judge?.(broken)).toEqual({ cancel: true });
  expect(gaps()).toEqual([{ kind: "failure", detail: "no URL today" }]);
});

test("in a Firefox without privacy settings and declarative rules, requests are judged and the popup says what is open", async () => {
  const { browser, engine, gaps } = await startEngine(["privacy", "declarativeNetRequest"]);
  await engine.apply({ ...DEFAULT_IN_FORCE, mode: "sealed" });
  expect(gaps()).toEqual([
    { kind: "missing-api", detail: "prediction" },
    { kind: "missing-api", detail: "webrtc" },
    { kind: "missing-api", detail: "declarativeNetRequest" },
  ]);
  expect(await engine.sealedObstacles()).toEqual([{ kind: "missing-api", detail: "webrtc" }]);
  const [judge] = browser.webRequest.onBeforeRequest.listeners;
  const probe = {
    requestId: "1",
    method: "GET",
    type: "websocket",
    tabId: 1,
    frameId: 0,
    url: "ws://127.0.0.1:5900/",
    documentUrl: "https://shop.test/",
    originUrl: "https://shop.test/",
  };
  await expect.poll(() => judge?.(probe)).toEqual({ cancel: true });
  await engine.apply({ ...DEFAULT_IN_FORCE, mode: "off" });
  expect(gaps()).toEqual([]);
});
