import { openTarget } from "@hushport/testbed";
import { expect } from "vitest";
import { PATIENT } from "../fixtures/legitimate-lab.ts";
import type { Situation } from "../situation.ts";

/**
 * Ports that a shop's fraud script was seen to scan.
 *
 * Source: the list of 2020 in core's signature of ThreatMetrix. Snapshot: 2026-11-22. Left out: nothing.
 */
const SCANNED_PORTS = [63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939, 6039, 5944, 6040, 5279, 7070];
const OPEN_PORTS = [3389, 5900, 5939];
/** Where packets are dropped, so that a page would wait for minutes. */
const SILENT_HOST = "192.168.77.30";
/** Above what one round of 15 refusals takes on two busy cores, and far below the minutes of a filtered port. */
const FAST_MS = 3_000;

interface Ending {
  /** Everything that the page was told. */
  readonly seen: string;
  readonly ms: number;
}

/** Runs in the page. As such scripts do it: all at once, and each probe timed. */
function scan(urls: readonly string[]): Promise<readonly Ending[]> {
  return Promise.all(
    urls.map(
      (url) =>
        new Promise<Ending>((resolve) => {
          const startMs = performance.now();
          const socket = new WebSocket(url);
          const events: string[] = [];
          for (const name of ["open", "error"]) socket.addEventListener(name, () => events.push(name));
          socket.addEventListener("close", ({ code, reason, wasClean }) =>
            resolve({ seen: [...events, code, reason, wasClean].join(), ms: performance.now() - startMs }),
          );
        }),
    ),
  );
}

/** Scripts that scan go on as before; only their probes fail. */
export const FRAUD_SCRIPTS: readonly Situation[] = [
  {
    name: "a shop's scan of 14 ports ends fast and tells nothing apart, and its page goes on",
    check: async (open) => {
      const { network } = open.lab;
      await using targets = new AsyncDisposableStack();
      for (const port of OPEN_PORTS)
        targets.use(await openTarget("websocket", { network, host: "127.0.0.1", port }));
      const before = await open.lab.packets();
      const page = await open.type(open.site.url("site.test"));
      const urls = SCANNED_PORTS.map((port) => `wss://127.0.0.1:${port}/`).concat(
        `wss://${SILENT_HOST}:7070/`,
      );
      const endings = await page.evaluate(scan, urls);
      expect([...new Set(endings.map(({ seen }) => seen))]).toEqual(["error,1006,,false"]);
      expect(Math.max(...endings.map(({ ms }) => ms))).toBeLessThan(FAST_MS);
      await page.evaluate(() => navigator.sendBeacon("/picture", "what it found"));
      const hasReported = (): boolean =>
        open.site.requests().some(({ method, path }) => method === "POST" && path === "/picture");
      await expect.poll(hasReported, PATIENT).toBe(true);
      const sent = (await open.lab.packets()).since(before);
      const probes = sent.all.filter(
        ({ protocol, port }) => protocol === "tcp" && SCANNED_PORTS.includes(port),
      );
      expect(probes).toEqual([]);
      await page.close();
    },
  },
];
