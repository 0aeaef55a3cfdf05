import { setTimeout as wait } from "node:timers/promises";
import { canIsolate, PUBLIC_ADDRESS } from "@hushport/testbed";
import { expect, test } from "vitest";
import { openRebindingLab } from "./fixtures/rebinding-lab.ts";

const isolation = await canIsolate();

/** When names are asked for the second time: around the minute for which Firefox keeps an answer. */
const AGAIN_MS = [58_600, 58_900, 59_200, 59_500, 59_800];
/** Requests after that one, a quarter of a second apart: all within the time for which a check holds. */
const PROBES = 7;
const PACE_MS = 250;

test.skipIf(isolation.kind !== "possible")(
  "a name server that waits until Firefox's answer has lapsed is not asked alone",
  async () => {
    const turned = new Set<string>();
    await using lab = await openRebindingLab({
      answer: (host) => (turned.has(host) ? "127.0.0.1" : PUBLIC_ADDRESS),
    });
    const { ask, rebound } = lab;
    const hosts = AGAIN_MS.map((_, index) => `a.lapse${index}.test`);
    const startMs = performance.now();
    for (const host of hosts) expect(await ask(host)).toBe("answered");
    await Promise.all(
      hosts.map(async (host, index) => {
        await wait(startMs + (AGAIN_MS[index] ?? 0) - performance.now());
        expect(await ask(host)).toBe("answered");
        for (let probe = 0; probe < PROBES; probe++) {
          await wait(PACE_MS);
          turned.add(host);
          await ask(host);
          turned.delete(host);
        }
      }),
    );
    expect(rebound.contacts().connections).toBe(0);
  },
  180_000,
);
