import { BROWSER_KINDS } from "@hushport/recorder";
import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { acceptHandshake } from "./fixtures/accept-handshake.ts";
import { openBrowserPages } from "./fixtures/browser-page.ts";
import type { PageTools } from "./fixtures/page.ts";
import { serveLate } from "./fixtures/serve-late.ts";

/** What the page is given by its script. */
declare const tools: PageTools;

const LATENCY_MS = 300;

/** Engines fire the timers of hidden tabs once a second. */
const ROUND = 6;

test.each(BROWSER_KINDS)(
  "in %s, a hidden tab is told failures and a late success alike, together, and no sooner than asked for",
  async (kind) => {
    await using http = await openTarget("http");
    await using closed = await openTarget("closed");
    await using filtered = await openTarget("filtered");
    // Opens after the deadline, and before a hidden tab's timer.
    await using late = await serveLate(LATENCY_MS + 50, acceptHandshake);
    await using pages = await openBrowserPages(kind);
    const page = await pages.open();
    // Another tab in front of it.
    const front = await page.browserContext().newPage();
    await front.bringToFront();
    const hidden = await page.evaluate(() => document.visibilityState);
    const seen = await page.evaluate(
      async ({ urls, latencyMs, count }) => {
        const { fixedLatency } = tools;
        const Hushed = fixedLatency(WebSocket, { latencyMs });
        const rounds: { readonly tookMs: number; readonly events: string }[][] = [];
        for (let round = 0; round < count; round++) {
          // All begin at one moment, each round in another order.
          const order = urls.map((_, place) => (place + round) % urls.length);
          const told = await Promise.all(
            order.map(
              (place) =>
                new Promise<{ place: number; tookMs: number; events: string }>((resolve) => {
                  const startMs = performance.now();
                  const socket = new Hushed(urls[place] ?? "");
                  let events = "";
                  const note = ({ type }: Event): void => {
                    events += `${type} ${socket.readyState} `;
                    if (type === "close") resolve({ place, tookMs: performance.now() - startMs, events });
                  };
                  for (const type of ["open", "error", "close"]) socket.addEventListener(type, note);
                }),
            ),
          );
          rounds.push(told.toSorted((a, b) => a.place - b.place));
        }
        return rounds;
      },
      {
        urls: [...[http, closed, filtered].map(({ authority }) => `ws://${authority}/`), late.url],
        latencyMs: LATENCY_MS,
        count: ROUND,
      },
    );
    expect(hidden).toBe("hidden");
    for (const round of seen) {
      expect(new Set(round.map(({ events }) => events))).toEqual(new Set(["error 3 close 3 "]));
      for (const { tookMs } of round) expect(tookMs).toBeGreaterThanOrEqual(LATENCY_MS - 1);
    }
    // One tick for all that began together: what differs is the order in which they began, and that took turns.
    const spreadMs = seen.map((round) => {
      const times = round.map(({ tookMs }) => tookMs);
      return Math.max(...times) - Math.min(...times);
    });
    expect(Math.min(...spreadMs)).toBeLessThan(50);
  },
);
