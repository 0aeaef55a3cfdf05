import { FETCH_BAD_PORTS, NOT_BLOCKED_BY } from "@hushport/core";
import { BROWSER_KINDS, findBrowser } from "@hushport/recorder";
import { canIsolate } from "@hushport/testbed";
import { expect, test } from "vitest";
import { openTalkBrowser } from "./open-talk-browser.ts";
import { sweepPorts } from "./sweep-ports.ts";
import { HUSHED_PAGE_PATH } from "./talk-pages.ts";
import { openTargetSet } from "./target-set.ts";

const isolation = await canIsolate();

/** Of the library's default latency, on a machine that is busy. */
const LATENCY_MS = 6_000;
const LATE_MS = 1_000;

test.each(BROWSER_KINDS)(
  "a page in %s is told of a closed port at once, and at the fixed latency where that is installed",
  async (kind) => {
    const { signal } = new AbortController();
    await using browser = await openTalkBrowser(await findBrowser(kind), "off", { signal });
    const { server } = browser;
    await using set = await openTargetSet(["closed", "http"], { office: server.office, signal });
    server.handOver(set.targets.map(({ ticket }) => ticket));
    const orders = set.targets.map(({ ticket: { token } }) => ({
      driver: "websocket",
      context: "document" as const,
      token,
      deadlineMs: LATENCY_MS + 2 * LATE_MS,
    }));
    await using bare = await browser.openPage();
    await using hushed = await browser.openPage(HUSHED_PAGE_PATH);
    for (const { kind: ending, durationMs } of await bare.run(orders, "parallel")) {
      expect(ending).toBe("closed");
      expect(durationMs).toBeLessThan(LATENCY_MS);
    }
    for (const { kind: ending, durationMs } of await hushed.run(orders, "parallel")) {
      expect(ending).toBe("closed");
      // Clocks of pages are rounded, in Firefox to a millisecond.
      expect(durationMs).toBeGreaterThanOrEqual(LATENCY_MS - 1);
      expect(durationMs).toBeLessThan(LATENCY_MS + LATE_MS);
    }
  },
);

test.runIf(isolation.kind === "possible")(
  "sweepPorts() finds in Chromium exactly the ports up to 1100 that it is known to block",
  async () => {
    const last = 1_100;
    const sweep = await sweepPorts(await findBrowser("chromium"), {
      last,
      signal: new AbortController().signal,
    });
    if (sweep.kind === "failed") throw new Error(sweep.reason);
    const spared: readonly number[] = NOT_BLOCKED_BY.chromium;
    const known = FETCH_BAD_PORTS.map(([port]) => port).filter(
      (port) => port > 0 && port <= last && !spared.includes(port),
    );
    const blocked = Array.from({ length: last }, (_, index) => index + 1).filter(
      (port) => !sweep.arrived.has(port),
    );
    expect(blocked).toEqual(known);
  },
);
