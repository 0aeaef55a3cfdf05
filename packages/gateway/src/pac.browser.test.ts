import { canIsolate, createLabNetwork, openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { probe, serveChannels, ticketFor } from "./fixtures/channel-site.ts";
import { launchThroughGateway } from "./fixtures/launch-through-gateway.ts";
import { spawnGateway } from "./fixtures/spawn-gateway.ts";

const isolation = await canIsolate();

const LATENCY_MS = 600;
const DEADLINE_MS = 1_500;
const TIMEOUT_MS = 60_000;

/** Chromium goes past any PAC file to loopback, as docs/gateway.md says: this tells when that changes. */
const LOOPBACK_CONNECTIONS = { chromium: 1, firefox: 0 } as const;

test.each(["chromium", "firefox"] as const)(
  "%s with nothing but the PAC file asks the gateway for the local network, and for what is public",
  { timeout: TIMEOUT_MS },
  async (engine) => {
    if (isolation.kind === "impossible") return expect(isolation.reason).not.toBe("");
    await using lab = await createLabNetwork();
    const { network } = lab;
    const onLoopback = await openTarget("websocket", { network });
    const onNetwork = await openTarget("websocket", { network, host: "192.168.77.1" });
    const onPublic = await openTarget("websocket", { network, host: "198.51.100.7" });
    await using gateway = await spawnGateway(lab, { latencyMs: LATENCY_MS, pac: "serve" });
    const tickets = new Map(
      [onLoopback, onNetwork, onPublic].map((target) => [target, ticketFor(target)] as const),
    );
    await using site = await serveChannels(lab, [...tickets.values()]);
    await using browser = await launchThroughGateway({ engine, lab, gateway, lna: "off", by: "pac" });
    const page = await browser.browser.newPage();
    await page.goto(site.plainUrl);
    for (const { token } of tickets.values())
      await probe(page, { driver: "websocket", context: "document", token, deadlineMs: DEADLINE_MS });

    expect(onNetwork.contacts().connections).toBe(0);
    expect(gateway.probes.map(({ authority }) => authority.port)).toContain(onNetwork.port);
    expect(onPublic.contacts().connections).toBe(1);
    expect(onLoopback.contacts().connections).toBe(LOOPBACK_CONNECTIONS[engine]);
  },
);
