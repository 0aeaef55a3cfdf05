import { afterEach, expect, test, vi } from "vitest";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { DEFAULT_IN_FORCE } from "../../contract/settings.ts";
import { createFakeChromium } from "../fixtures/fake-chromium.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Requests that the engine tells of, in a browser where a page of `public.test` reached `x.loop.test`. */
async function startReached() {
  const told: DecidedRequest[] = [];
  const fake = createFakeChromium();
  Object.assign(fake.tabs, { get: async () => ({ url: "https://public.test/", incognito: false }) });
  await fake.storage.session.set({ reached: [{ host: "x.loop.test", address: "127.0.0.1" }] });
  vi.resetModules();
  vi.stubGlobal("chrome", fake);
  const { createChromiumEngine } = await import("../create-chromium-engine.ts");
  const engine = createChromiumEngine({
    onDecided: (request) => told.push(request),
    onGaps: () => undefined,
  });
  await engine.apply(DEFAULT_IN_FORCE);
  return { fake, told };
}

const BLOCKED = {
  type: "xmlhttprequest",
  initiator: "https://public.test",
  tabId: 1,
  frameId: 0,
  timeStamp: 0,
  error: "net::ERR_BLOCKED_BY_CLIENT",
};

test.each([
  ["http://x.loop.test:8080/", "https://public.test"],
  ["http://below.x.loop.test:8080/", "https://public.test"],
  ["http://x.loop.test:8080/", "http://x.loop.test:8080"],
])("watchRequests() tells that %s was blocked for %s, since the name was reached", async (url, initiator) => {
  const { fake, told } = await startReached();
  fake.webRequest.onErrorOccurred.tell({ ...BLOCKED, url, initiator });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told[0]).toMatchObject({
    url,
    addresses: ["127.0.0.1"],
    decision: { action: "block", reason: "public-to-loopback" },
  });
});

test("watchRequests() says nothing of what somebody else blocked", async () => {
  const { fake, told } = await startReached();
  fake.webRequest.onErrorOccurred.tell({ ...BLOCKED, url: "http://loop.test:8080/" });
  fake.webRequest.onErrorOccurred.tell({ ...BLOCKED, url: "http://x.loop.test:8080/" });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told[0]?.url).toBe("http://x.loop.test:8080/");
});
