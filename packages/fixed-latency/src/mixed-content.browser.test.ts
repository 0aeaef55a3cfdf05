import { BROWSER_KINDS } from "@hushport/recorder";
import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { openBrowserPages, UNTRUSTED_HOST } from "./fixtures/browser-page.ts";
import type { PageTools } from "./fixtures/page.ts";

/** What the page is given by its script. */
declare const tools: PageTools;

/** Far above what the browser takes to refuse by itself. */
const LATENCY_MS = 700;

test.each(BROWSER_KINDS)(
  "in %s, an insecure connection from a secure page is thrown as natively, or told at the deadline, whatever is there",
  async (kind) => {
    await using echo = await openTarget("websocket");
    await using closed = await openTarget("closed");
    await using pages = await openBrowserPages(kind, { scheme: "https" });
    const page = await pages.open();
    const seen = await page.evaluate(
      async (urls, latencyMs) => {
        const { fixedLatency } = tools;
        const outcome = (Found: typeof WebSocket, url: string): Promise<string> =>
          new Promise((resolve) => {
            const startMs = performance.now();
            try {
              const socket = new Found(url);
              socket.addEventListener("open", () => resolve("open"));
              socket.addEventListener("error", () => {
                resolve(performance.now() - startMs >= latencyMs - 1 ? "at the deadline" : "before");
              });
            } catch (error) {
              // What Firefox throws is no Error, though it has the name of one.
              resolve(String(Reflect.get(Object(error), "name")));
            }
          });
        const Hushed = fixedLatency(WebSocket, { latencyMs });
        return {
          isSecure: isSecureContext && location.protocol === "https:",
          native: await Promise.all(urls.map((url) => outcome(WebSocket, url))),
          hushed: await Promise.all(urls.map((url) => outcome(Hushed, url))),
        };
      },
      [echo, closed].map(({ port }) => `ws://${UNTRUSTED_HOST}:${port}/`),
      LATENCY_MS,
    );
    expect(seen.isSecure).toBe(true);
    const [native] = seen.native;
    expect(["SecurityError", "before"]).toContain(native);
    expect(seen.native).toEqual([native, native]);
    const hushed = native === "SecurityError" ? native : "at the deadline";
    expect(seen.hushed).toEqual([hushed, hushed]);
    expect(echo.contacts().connections).toBe(0);
    await page.close();
  },
);
