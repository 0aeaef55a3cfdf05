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

/** Firefox uses a lapsed answer for another minute, while it asks for a new one. */
const STALE_MS = 130_000;
/** Above what a call takes to have its server connected to. */
const CALL_MS = 1_500;
const LOCAL = "192.168.77.1";

// Without another look 4 of 6 arrived (2026-11-23).
test.skipIf(isolation.kind !== "possible")(
  "a name that turned local since its connection was made is judged again when the call begins",
  async () => {
    const hosts = Array.from({ length: 6 }, (_, index) => `a.call${index}.test`);
    const asked = new Set<string>();
    await using lab = await openRebindingLab({
      localAddress: LOCAL,
      answer: (host, type) => {
        if (type !== "A" || !hosts.includes(host)) return PUBLIC_ADDRESS;
        const isFirst = !asked.has(host);
        asked.add(host);
        return isFirst ? PUBLIC_ADDRESS : LOCAL;
      },
    });
    const { page, site, rebound } = lab;
    await page.evaluate(
      (urls) => {
        const connections = urls.map(
          (url) => new RTCPeerConnection({ iceServers: [{ urls: url, username: "u", credential: "c" }] }),
        );
        for (const connection of connections) connection.createDataChannel("x");
        Object.assign(globalThis, { connections });
      },
      hosts.map((host) => `turn:${host}:${site.port}?transport=tcp`),
    );
    await wait(STALE_MS);
    expect([...asked].toSorted()).toEqual(hosts);
    for (const index of hosts.keys()) {
      await page.evaluate(`connections[${index}].setLocalDescription()`);
      await wait(CALL_MS);
    }
    expect(rebound.contacts().connections).toBe(0);
  },
  240_000,
);
