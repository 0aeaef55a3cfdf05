import { openTarget, type Target } from "@hushport/testbed";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES } from "./driver.ts";
import { createTicket, hasContact } from "./fixtures/endpoint.ts";
import { launchBrowser } from "./fixtures/launch-browser.ts";
import { probePage } from "./fixtures/probe-page.ts";
import { servePages, type PageServer } from "./fixtures/serve-pages.ts";
import type { Ticket } from "./ticket.ts";

const DEADLINE_MS = 1_000;

describe.each(ENGINES)("%s", (engine) => {
  let browser: Browser;
  let server: PageServer;
  let strangers: PageServer;
  let page: Page;
  let open: Target;
  let silent: Target;
  let unopened: Target;
  let openTicket: Ticket;
  let silentTicket: Ticket;

  beforeAll(async () => {
    [open, silent, unopened] = await Promise.all([
      openTarget("http"),
      openTarget("silent"),
      openTarget("http"),
    ]);
    openTicket = createTicket(open);
    silentTicket = createTicket(silent);
    [browser, server, strangers] = await Promise.all([
      launchBrowser(engine),
      servePages([openTicket, silentTicket]),
      servePages([]),
    ]);
    page = await browser.newPage();
    await page.goto(server.url);
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all(
      [server, strangers, open, silent, unopened].map((held) => held?.[Symbol.asyncDispose]()),
    );
  });

  test("run() gives up on a worker that a probe blocks, and starts a new one for the next", async () => {
    const blocked = {
      driver: "import-scripts",
      context: "dedicated-worker",
      token: silentTicket.token,
    } as const;
    expect(await probePage(page, { ...blocked, deadlineMs: DEADLINE_MS })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("no answer in 3000 ms"),
    });
    const next = { driver: "fetch-no-cors", context: "dedicated-worker", token: openTicket.token } as const;
    expect(await probePage(page, { ...next, deadlineMs: DEADLINE_MS })).toMatchObject({
      kind: "ended",
      outcome: { kind: "resolved" },
    });
  });

  test("run() ends a probe of a silent port at its deadline", async () => {
    const order = { driver: "fetch-no-cors", context: "document", token: silentTicket.token } as const;
    const answer = await probePage(page, { ...order, deadlineMs: DEADLINE_MS });
    expect(answer).toMatchObject({ kind: "ended", outcome: { kind: "timeout" } });
    expect(answer.kind === "ended" && answer.outcome.durationMs).toBeGreaterThanOrEqual(DEADLINE_MS - 1);
  });

  test.each([
    ["a token that was not handed over", { driver: "image", context: "document", token: "nosuchtoken" }],
    ["a ticket for another transport", { driver: "webrtc-stun", context: "document", token: "open" }],
    ["a driver that cannot exist there", { driver: "image", context: "shared-worker", token: "open" }],
    ["an unknown driver", { driver: "carrier-pigeon", context: "document", token: "open" }],
  ] as const)("run() refuses %s", async (_what, order) => {
    const token = order.token === "open" ? openTicket.token : order.token;
    expect(await probePage(page, { ...order, token, deadlineMs: DEADLINE_MS })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("Cannot"),
    });
  });

  test("a frame of ours in a stranger's page probes nothing that our server did not hand over", async () => {
    const forged = createTicket(unopened);
    const stranger = await browser.newPage();
    await stranger.goto(strangers.url);
    const answer = await stranger.evaluate(
      async ({ frameUrl, forged, deadlineMs }) => {
        const frame = document.createElement("iframe");
        const hello = new Promise((resolve) => {
          addEventListener("message", resolve, { once: true });
        });
        frame.src = frameUrl;
        document.body.append(frame);
        await hello;
        const { port1, port2 } = new MessageChannel();
        const handover = { tickets: [forged], crossOrigin: null };
        const connect = {
          kind: "hushport-connect",
          context: "cross-origin-frame",
          pagesUrl: frameUrl,
          handover,
        };
        frame.contentWindow?.postMessage(connect, "*", [port2]);
        const replies: unknown[] = [];
        const refused = new Promise((resolve) => {
          port1.addEventListener("message", ({ data }) => {
            replies.push(data);
            if (replies.length === 2) resolve(data);
          });
        });
        port1.start();
        port1.postMessage({ kind: "run", id: 1, driver: "fetch-no-cors", token: forged.token, deadlineMs });
        return refused;
      },
      { frameUrl: server.site.url("127.0.0.1", "/channels/frame.html"), forged, deadlineMs: DEADLINE_MS },
    );
    expect(answer).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("not in this run's list"),
    });
    expect(hasContact(unopened)).toBe(false);
  });
});
