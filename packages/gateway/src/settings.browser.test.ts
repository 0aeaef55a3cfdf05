import { CHANNEL_DRIVERS, type ProbeContext } from "@hushport/channels";
import { canIsolate, createLabNetwork, openTarget, type LabNetwork, type Target } from "@hushport/testbed";
import { expect, test } from "vitest";
import { probe, serveChannels, ticketFor, PAGE_NAME, type ChannelSite } from "./fixtures/channel-site.ts";
import { launchThroughGateway } from "./fixtures/launch-through-gateway.ts";
import { makeGrant } from "./fixtures/make-grant.ts";
import { spawnGateway } from "./fixtures/spawn-gateway.ts";

const isolation = await canIsolate();

/** Above what a success takes on a busy machine, since a later one is a failure. */
const LATENCY_MS = 1_000;
/** Above the latency, so that a probe which reaches something has the time to. */
const DEADLINE_MS = 1_600;
const TIMEOUT_MS = 120_000;
const AT_ONCE = 6;

/** One of each way through a network stack, and all that go past many a blocker. */
const DRIVERS = [
  "websocket",
  "websocket-tls",
  "fetch-no-cors",
  "fetch-https",
  "xhr",
  "event-source",
  "beacon",
  "image",
  "script",
  "iframe",
  "popup",
  "link-preconnect",
  "link-prefetch",
  "speculation-prefetch",
  "webrtc-turn-tcp",
  "webrtc-turns",
  "webrtc-turn-udp",
  "webrtc-ice-tcp",
  "webrtc-ice-udp",
  "webtransport",
];
const CONTEXTS: readonly ProbeContext[] = [
  "dedicated-worker",
  "shared-worker",
  "service-worker",
  "sandboxed-frame",
];

interface Cell {
  readonly driver: string;
  readonly context: ProbeContext;
  readonly host: string;
}

function cells(): readonly Cell[] {
  return [
    ...DRIVERS.flatMap((driver): readonly Cell[] => [
      { driver, context: "document", host: "127.0.0.1" },
      { driver, context: "document", host: "192.168.77.1" },
    ]),
    ...CONTEXTS.flatMap((context) =>
      ["websocket", "fetch-no-cors"].map((driver) => ({ driver, context, host: "127.0.0.1" })),
    ),
  ];
}

function openFor(lab: LabNetwork, { driver, host }: Cell): Promise<Target> {
  const isUdp = CHANNEL_DRIVERS.find(({ id }) => id === driver)?.transport === "udp";
  const place = { network: lab.network, host };
  return isUdp ? openTarget("silent", { ...place, protocol: "udp" }) : openTarget("websocket", place);
}

const ENGINES = ["chromium", "firefox"] as const;

test.each(ENGINES)(
  "the printed settings of %s leave nothing to this machine and its network, and everything else as it was",
  { timeout: TIMEOUT_MS },
  async (engine) => {
    if (isolation.kind === "impossible") return expect(isolation.reason).not.toBe("");
    await using lab = await createLabNetwork();
    const refused = await Promise.all(
      cells().map(async (cell) => ({ cell, target: await openFor(lab, cell) })),
    );
    const granted = await openTarget("websocket", { network: lab.network });
    const grantedToOthers = await openTarget("websocket", { network: lab.network });
    const reachable = await openTarget("https", { network: lab.network, host: "198.51.100.7" });
    await using gateway = await spawnGateway(lab, {
      latencyMs: LATENCY_MS,
      grants: [
        makeGrant(granted.port, { site: PAGE_NAME }),
        makeGrant(grantedToOthers.port, { site: "elsewhere.test" }),
      ],
    });
    const tickets = new Map(
      [...refused.map(({ target }) => target), granted, grantedToOthers, reachable].map((target) => [
        target,
        ticketFor(target),
      ]),
    );
    await using site: ChannelSite = await serveChannels(lab, [...tickets.values()]);
    await using browser = await launchThroughGateway({ engine, lab, gateway, lna: "off" });
    const page = await browser.browser.newPage();
    await page.goto(site.url);
    const ask = (driver: string, context: ProbeContext, target: Target, from = page) =>
      probe(from, { driver, context, token: tickets.get(target)?.token ?? "", deadlineMs: DEADLINE_MS });

    expect((await ask("fetch-https", "document", reachable)).ending).toMatch(/^resolved/);
    expect((await ask("websocket", "document", granted)).ending).toBe("open");
    const afterSocket = granted.contacts().connections;
    await ask("fetch-cors", "document", granted);
    expect(granted.contacts().connections).toBe(afterSocket + 1);
    // From a page over TLS, browsers name nobody in such a request.
    expect((await ask("fetch-no-cors", "document", granted)).ending).toMatch(/^rejected/);
    expect(granted.contacts().connections).toBe(afterSocket + 1);
    const elsewhere = await ask("websocket", "document", grantedToOthers);
    expect(elsewhere.ending).toMatch(/^closed/);
    expect(elsewhere.tookMs).toBeGreaterThanOrEqual(LATENCY_MS - 2);

    const plainPage = await browser.browser.newPage();
    await plainPage.goto(site.plainUrl);
    for (const [from, isOwn] of [
      [page, ({ host }: Cell) => host === "127.0.0.1"],
      // From a page over TLS, the local network over plain HTTP would be mixed content: the browser's refusal, not ours.
      [plainPage, ({ host }: Cell) => host !== "127.0.0.1"],
    ] as const) {
      const queue = refused.filter(({ cell }) => isOwn(cell)).values();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const { cell, target } of queue) await ask(cell.driver, cell.context, target, from);
        }),
      );
    }
    const sent = await lab.packets();
    const reached = [...refused, { cell: "granted to others", target: grantedToOthers }]
      .map(({ cell, target }) => ({ cell, packets: sent.to(target) }))
      .filter(({ packets }) => packets > 0);
    expect(reached).toEqual([]);
    // What a browser sent past the gateway, or never sent, would be missing there.
    const asked = (host: string) =>
      new Set(
        gateway.probes.filter((seen) => seen.authority.host === host).map((seen) => seen.authority.port),
      );
    expect(asked("127.0.0.1").size).toBeGreaterThan(DRIVERS.length / 2);
    expect(asked("192.168.77.1").size).toBeGreaterThan(DRIVERS.length / 2);
  },
);
