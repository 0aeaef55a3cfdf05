import { BROWSER_KINDS } from "@hushport/recorder";
import { openTarget } from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowserPages, type BrowserPages } from "./fixtures/browser-page.ts";
import type { PageTools } from "./fixtures/page.ts";

/** What the page is given by its script. */
declare const tools: PageTools;

/** Far above what the browser takes to refuse by itself. */
const LATENCY_MS = 700;

describe.each(BROWSER_KINDS)("in %s", (kind) => {
  let pages: BrowserPages;

  beforeAll(async () => {
    pages = await openBrowserPages(kind);
  });

  afterAll(() => pages[Symbol.asyncDispose]());

  /** What becomes of a socket: the error that is thrown, or the milliseconds until `error`. */
  async function outcomes(path: string, url: string): Promise<readonly (string | number)[]> {
    const page = await pages.open(path);
    const seen = await page.evaluate(
      (url, latencyMs) => {
        const { fixedLatency } = tools;
        const outcome = (Found: typeof WebSocket): Promise<string | number> =>
          new Promise((resolve) => {
            const startMs = performance.now();
            try {
              const socket = new Found(url);
              // Not `close`: after an error by policy, Chromium's own class fires none.
              socket.addEventListener("error", () => resolve(performance.now() - startMs));
            } catch (error) {
              // What Firefox throws is no Error, though it has the name of one.
              resolve(String(Reflect.get(Object(error), "name")));
            }
          });
        return Promise.all([WebSocket, fixedLatency(WebSocket, { latencyMs })].map(outcome));
      },
      url,
      LATENCY_MS,
    );
    await page.close();
    return seen;
  }

  test.each([
    ["a port that browsers block", "/", "ws://127.0.0.1:22/"],
    ["a Content Security Policy", "/csp", ""],
  ])("%s is thrown as natively, or told at the deadline", async (_, path, url) => {
    await using http = await openTarget("http");
    const [native, hushed] = await outcomes(path, url || `ws://${http.authority}/`);
    if (typeof native === "string") expect(hushed).toBe(native);
    else {
      expect(native).toBeLessThan(LATENCY_MS);
      expect(hushed).toBeGreaterThanOrEqual(LATENCY_MS - 1);
    }
    expect(http.contacts().connections).toBe(0);
  });

  test("nothing of a failed attempt is among the page's performance entries", async () => {
    await using closed = await openTarget("closed");
    const page = await pages.open();
    const names = await page.evaluate(async (url) => {
      const { fixedLatency } = tools;
      const Hushed = fixedLatency(WebSocket, { latencyMs: 100 });
      await new Promise((resolve) => new Hushed(url).addEventListener("close", resolve));
      return performance.getEntries().map(({ name }) => name);
    }, `ws://${closed.authority}/`);
    expect(names.filter((name) => name.includes(String(closed.port)))).toEqual([]);
    await page.close();
  });

  test("a success that a busy event loop sees after the deadline is a failure, at the same moment as others", async () => {
    await using echo = await openTarget("websocket");
    await using closed = await openTarget("closed");
    const page = await pages.open();
    const seen = await page.evaluate(
      async (urls) => {
        const { fixedLatency } = tools;
        const Hushed = fixedLatency(WebSocket, { latencyMs: 100 });
        const order: string[] = [];
        const startMs = performance.now();
        const closing = urls.map((url, index) => {
          const socket = new Hushed(url);
          for (const type of ["open", "error", "close"])
            socket.addEventListener(type, () => order.push(`${index} ${type}`));
          return new Promise((resolve) => socket.addEventListener("close", resolve));
        });
        while (performance.now() - startMs < 400);
        await Promise.all(closing);
        return order;
      },
      [echo, closed].map(({ authority }) => `ws://${authority}/`),
    );
    expect(seen).toEqual(["0 error", "0 close", "1 error", "1 close"]);
    await page.close();
  });
});
