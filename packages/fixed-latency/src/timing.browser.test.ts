import { areaInterval, stratifiedArea } from "@hushport/core";
import { BROWSER_KINDS } from "@hushport/recorder";
import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { openBrowserPages } from "./fixtures/browser-page.ts";
import { median } from "./fixtures/median.ts";
import type { PageTools } from "./fixtures/page.ts";

/** What the page is given by its script. */
declare const tools: PageTools;

const LATENCY_MS = 250;

/** Of each state. */
const COUNT = 40;

/** A pair is told apart by chance in one of 10,000 runs. */
const CONFIDENCE = 0.9999;

/** Of the median: on a quiet machine it is below 3 ms, on two cores with other browsers some ten. */
const LATE_MS = 60;

test.each(BROWSER_KINDS)(
  "in %s, failures of open, closed and filtered ports come at the same time",
  async (kind) => {
    await using http = await openTarget("http");
    await using silent = await openTarget("silent");
    await using closed = await openTarget("closed");
    await using filtered = await openTarget("filtered");
    await using echo = await openTarget("websocket");
    await using pages = await openBrowserPages(kind);
    const states = [http, silent, closed, filtered].map(({ authority }) => [`ws://${authority}/`]);
    const page = await pages.open();
    const samples = await page.evaluate(
      (task) => {
        const { fixedLatency, sampleFailures } = tools;
        return sampleFailures(fixedLatency(WebSocket, { latencyMs: task.latencyMs }), task);
      },
      { states, echoUrl: `ws://${echo.authority}/`, latencyMs: LATENCY_MS, count: COUNT, gapMs: 12 },
    );
    for (const [index, first] of samples.entries()) {
      expect(first).toHaveLength(COUNT);
      // Clocks of pages are coarse: Firefox's goes by milliseconds.
      expect(Math.min(...first)).toBeGreaterThanOrEqual(LATENCY_MS - 1);
      expect(median(first)).toBeLessThan(LATENCY_MS + LATE_MS);
      for (const second of samples.slice(index + 1)) {
        const { low, high } = areaInterval(stratifiedArea([{ a: first, b: second }]), CONFIDENCE);
        expect(low).toBeLessThan(0.5);
        expect(high).toBeGreaterThan(0.5);
      }
    }
  },
);

test("in chromium, the same failures without the library are told apart", async () => {
  await using http = await openTarget("http");
  await using filtered = await openTarget("filtered");
  await using pages = await openBrowserPages("chromium");
  const page = await pages.open();
  const isAnswered = await page.evaluate(
    async (urls) => {
      const outcome = (url: string): Promise<boolean> =>
        new Promise((resolve) => {
          new WebSocket(url).addEventListener("close", () => resolve(true));
          setTimeout(() => resolve(false), 1500);
        });
      return Promise.all(urls.map(outcome));
    },
    [http, filtered].map(({ authority }) => `ws://${authority}/`),
  );
  expect(isAnswered).toEqual([true, false]);
});
