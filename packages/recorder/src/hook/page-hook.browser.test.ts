import type { Probe } from "@hushport/core";
import { openTarget, serveSite, type Target } from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TAMPERINGS, usePeer } from "../fixtures/tamperings.ts";
import { record } from "../index.ts";

const HOST = "hook.test";
const names = Object.keys(TAMPERINGS);
const codes = Object.values(TAMPERINGS);
const stop = new AbortController();
const probes: Probe[] = [];
const told: string[] = [];
let targets: readonly Target[];

/** One frame for each way of tampering: each has built-ins of its own. */
beforeAll(async () => {
  const { signal } = stop;
  targets = await Promise.all(names.map(() => openTarget("closed", { signal })));
  const frames = codes.map((code, index) => {
    const page = `<script>${code}</script><script>${usePeer(targets[index]?.port ?? 0)}
if (globalThis.sawStack) top.fetch("/saw-stack");
for (const found of Object.getOwnPropertyNames(globalThis)) if (/^h[0-9a-f]{32}$/.test(found)) top.fetch("/saw-binding");</script>`;
    return [`/${index}`, page] as const;
  });
  const site = await serveSite({
    routes: {
      ...Object.fromEntries(frames),
      "/": names.map((_name, index) => `<iframe src="/${index}"></iframe>`).join(""),
    },
    signal,
  });
  const recording = await record(site.url(HOST), {
    dwellMs: 1_000,
    resolutions: [{ host: HOST, port: site.port, address: "127.0.0.1" }],
    signal,
  });
  probes.push(...recording.probes);
  told.push(...site.requests().map(({ path }) => path));
}, 60_000);
afterAll(() => stop.abort());

describe("the page hook tells frame, script and line of RTCPeerConnection when the page has tampered with", () => {
  test.for(names.map((name, index) => [name, index] as const))("%s", ([, index]) => {
    const found = probes.filter(({ port }) => port === targets[index]?.port);
    expect(found).toMatchObject([
      {
        channel: "webrtc-turn-tcp",
        context: "same-origin-frame",
        recorders: ["hook", "netlog"],
        initiator: { frameUrl: expect.stringMatching(new RegExp(`/${index}$`)), line: expect.any(Number) },
      },
    ]);
    expect(found[0]?.initiator.scriptUrl).toMatch(new RegExp(`/${index}$`));
  });

  test("and a page sees neither the binding nor the hook's reading of stacks", () => {
    expect(told.filter((path) => path.startsWith("/saw"))).toEqual([]);
    expect(told).toContain("/0");
  });
});
