import { afterEach, expect, test, vi } from "vitest";
import { detailsOf } from "../fixtures/details.ts";
import { createFakeFirefox, stubFirefox } from "../fixtures/fake-firefox.ts";
import type { RequestGuard } from "./request-guard.ts";

const QUIET: RequestGuard = {
  beforeRequest: () => undefined,
  beforeSendHeaders: () => undefined,
  headersReceived: () => undefined,
  beforeRedirect: () => undefined,
  ended: () => undefined,
};
const CANCEL = { cancel: true };

function fail(): never {
  throw new Error("a fault of ours");
}

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Registers a guard, and hands out what Firefox would call. */
async function listen(guard: Partial<RequestGuard>, ready: Promise<unknown> = Promise.resolve()) {
  const { browser } = createFakeFirefox();
  stubFirefox(browser);
  const { listenToRequests } = await import("./listen-to-requests.ts");
  const failures: unknown[] = [];
  listenToRequests({ ...QUIET, ...guard }, ready, (error) => failures.push(error));
  const { webRequest } = browser;
  return { webRequest, failures };
}

const JUDGES = [
  ["beforeRequest", "onBeforeRequest"],
  ["beforeSendHeaders", "onBeforeSendHeaders"],
  ["headersReceived", "onHeadersReceived"],
] as const;

test.each(JUDGES)(
  "a request is refused whose %s() throws, before the start has ended and after",
  async (name, event) => {
    const { webRequest, failures } = await listen({ [name]: fail });
    const [judge] = webRequest[event].listeners;
    expect(await judge?.(detailsOf({}))).toEqual(CANCEL);
    expect(judge?.(detailsOf({}))).toEqual(CANCEL);
    expect(failures).toEqual([new Error("a fault of ours")]);
  },
);

test("a request is refused whose verdict is rejected", async () => {
  const { webRequest, failures } = await listen({ beforeRequest: async () => fail() });
  const [judge] = webRequest.onBeforeRequest.listeners;
  expect(await judge?.(detailsOf({}))).toEqual(CANCEL);
  expect(await judge?.(detailsOf({}))).toEqual(CANCEL);
  expect(failures).toHaveLength(1);
});

test("a request waits for the start, and gets its verdict", async () => {
  const start = Promise.withResolvers<void>();
  const { webRequest, failures } = await listen({ beforeRequest: () => undefined }, start.promise);
  const [judge] = webRequest.onBeforeRequest.listeners;
  const verdict = judge?.(detailsOf({}));
  expect(verdict).toBeInstanceOf(Promise);
  start.resolve();
  expect(await verdict).toBeUndefined();
  expect(failures).toEqual([]);
});

test.each([
  ["beforeRedirect", "onBeforeRedirect"],
  ["ended", "onErrorOccurred"],
] as const)("what %s() throws is told", async (name, event) => {
  const { webRequest, failures } = await listen({ [name]: fail });
  for (const note of webRequest[event].listeners) note(detailsOf({}));
  expect(failures).toHaveLength(1);
});
