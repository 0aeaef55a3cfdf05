import { CHANNEL_DRIVERS, PROBE_CONTEXTS } from "@hushport/channels";
import {
  createLabNetwork,
  openTarget,
  serveSite,
  type LabNetwork,
  type Site,
  type Target,
} from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { askFromPage, countSessionRules, openOwnPage, readControl } from "../fixtures/ask-from-page.ts";
import { buildVariant, type BuiltVariant } from "../fixtures/build-variant.ts";
import { launchGuarded, type GuardedBrowser } from "../fixtures/launch-guarded.ts";
import { openProbeBench, probeAll, reachedEndpoints, type ProbeBench } from "../fixtures/probe-bench.ts";

/** Above what blocked and local probes take; the drivers that are held back have deadlines of their own. */
const DEADLINE_MS = 800;

/** In every context what most scanners use; in the document everything. */
const PAIRS = PROBE_CONTEXTS.flatMap((context) =>
  CHANNEL_DRIVERS.filter(
    ({ id, transport, unavailable }) =>
      transport !== "none" &&
      unavailable[context] === undefined &&
      (context === "document" || ["websocket-tls", "fetch-no-cors", "webrtc-turn-tcp"].includes(id)),
  ).map((driver) => [driver, context] as const),
);

describe.each(["chromium", "chromium-sealed"])("%s", (variant) => {
  let lab: LabNetwork;
  let built: BuiltVariant;
  let bench: ProbeBench;
  let plain: Site;
  let router: Site;
  let nas: Target;
  let guarded: GuardedBrowser;
  let own: Page;

  beforeAll(async () => {
    [lab, built] = await Promise.all([createLabNetwork(), buildVariant(variant)]);
    const { network } = lab;
    bench = await openProbeBench({ lab, targetHost: "127.0.0.1", pairs: PAIRS });
    router = await serveSite({
      network,
      host: "192.168.77.1",
      // With an icon of its own, or the browser asks for one some time later.
      routes: {
        "/": '<title>router</title><link rel="icon" href="data:,"><p>router',
        "/in": { status: 302, headers: { location: "/" } },
      },
    });
    plain = await serveSite({
      network,
      host: "203.0.113.10",
      routes: {
        "/": `<title>public</title><a href="${router.url("192.168.77.1", "/")}">router</a>`,
        "/away": { status: 302, headers: { location: router.url("192.168.77.1", "/") } },
      },
    });
    nas = await openTarget("http", { network, host: "10.77.0.1" });
    guarded = await launchGuarded({
      engine: "chromium",
      extension: built.folder,
      lab,
      trusted: bench.site,
    });
    own = await openOwnPage(guarded.browser, guarded.extensionId ?? "");
    await vi.waitFor(async () => expect(await countSessionRules(own)).toBeGreaterThan(1), 10_000);
  });

  afterAll(async () => {
    for (const held of [guarded, bench, plain, router, nas, built, lab]) await held?.[Symbol.asyncDispose]();
  });

  test("a public page reaches nothing on this machine, by any channel", { timeout: 90_000 }, async () => {
    const page = await guarded.browser.newPage();
    await page.goto(bench.url);
    await probeAll(page, bench.endpoints, DEADLINE_MS);
    expect(reachedEndpoints(bench.endpoints)).toEqual([]);
    const log = JSON.stringify(await askFromPage(own, { kind: "read-log" }));
    for (const text of ["site.test", "public-to-loopback", "webrtc-turn-tcp", "websocket"])
      expect(log).toContain(text);
    await page.close();
  });

  test("an address that the user typed opens, from a fresh tab and over a public page", async () => {
    const page = await guarded.browser.newPage();
    const url = router.url("192.168.77.1", "/in");
    for (const before of ["about:blank", plain.url("site.test")]) {
      await page.goto(before);
      await open(page, url);
      await expect.poll(() => page.title(), { timeout: 10_000 }).toBe("router");
    }
    await page.close();
  });

  test.each([
    ["a link", "/"],
    ["a redirect after a typed address", "/away"],
  ])("%s to the network waits for Continue, and goes on once", async (_what, path) => {
    const page = await guarded.browser.newPage();
    const before = router.requests().length;
    await open(page, plain.url("site.test", path));
    if (path === "/") await page.evaluate(() => document.querySelector("a")?.click());
    await expect.poll(() => page.url()).toContain("/warning.html");
    expect(router.requests().slice(before)).toEqual([]);
    await page.locator("button:not(.primary)").click();
    await expect.poll(() => page.title()).toBe("router");
    await open(page, plain.url("site.test"));
    await page.evaluate(() => document.querySelector("a")?.click());
    await expect.poll(() => page.url()).toContain("/warning.html");
    await page.close();
  });

  test("a page of the network reaches other hosts of the network, and not this machine", async () => {
    await using neighbour = await openTarget("http", { network: lab.network, host: "192.168.77.1" });
    const page = await guarded.browser.newPage();
    await open(page, router.url("192.168.77.1", "/"));
    await expect.poll(() => page.title()).toBe("router");
    const reach = (url: string) =>
      page.evaluate(async (url) => {
        try {
          await fetch(url, { mode: "no-cors" });
          return true;
        } catch (error) {
          if (error instanceof TypeError) return false;
          throw error;
        }
      }, url);
    // A dead proxy knows no initiator: in sealed mode other hosts, and other ports of its own, need a grant.
    await expect.poll(() => reach(`http://10.77.0.1:${nas.port}/`)).toBe(variant === "chromium");
    await expect.poll(() => reach(`http://192.168.77.1:${neighbour.port}/`)).toBe(variant === "chromium");
    expect(await reach(`http://127.0.0.1:${bench.endpoints[0]?.target.port ?? 0}/`)).toBe(false);
    // What only the seal stopped is told as well, so that it can be allowed.
    const tab = await own.evaluate(
      async (url) => (await chrome.tabs.query({ url: `${url}*` }))[0]?.id ?? -1,
      page.url(),
    );
    const isTold = async (): Promise<boolean> =>
      JSON.stringify(await askFromPage(own, { kind: "read-tab", tab })).includes('"reason":"sealed"');
    await expect.poll(isTold).toBe(variant === "chromium-sealed");
    await page.close();
  });

  test("a grant opens one port for one site, and nothing else", async () => {
    const { network } = lab;
    await using granted = await openTarget("websocket", { network, host: "127.0.0.1" });
    await using other = await openTarget("websocket", { network, host: "127.0.0.1" });
    const range = { from: granted.port, to: granted.port };
    await askFromPage(own, {
      kind: "add-grant",
      grant: {
        site: "site.test",
        embedded: [],
        hosts: ["127.0.0.1"],
        ports: [range],
        term: "always",
        tab: null,
      },
    });
    const page = await guarded.browser.newPage();
    const states = async (site: string): Promise<readonly string[]> => {
      await page.goto(plain.url(site));
      return page.evaluate(
        (ports) =>
          Promise.all(
            ports.map(
              (port) =>
                new Promise<string>((resolve) => {
                  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
                  socket.addEventListener("open", () => resolve("open"));
                  socket.addEventListener("close", () => resolve("closed"));
                }),
            ),
          ),
        [granted.port, other.port],
      );
    };
    await expect.poll(() => states("site.test")).toEqual(["open", "closed"]);
    expect(await states("stranger.test")).toEqual(["closed", "closed"]);
    expect(other.contacts().connections).toBe(0);
    const before = granted.contacts().connections;
    await page.goto(plain.url("site.test"));
    await page.evaluate(
      async (servers) => {
        const connection = new RTCPeerConnection({
          iceServers: [{ urls: servers, username: "u", credential: "c" }],
        });
        connection.createDataChannel("x");
        await connection.setLocalDescription();
      },
      [granted.port, other.port].map((port) => `turn:127.0.0.1:${port}?transport=tcp`),
    );
    await expect.poll(() => granted.contacts().connections).toBeGreaterThan(before);
    expect(other.contacts().connections).toBe(0);
    await page.close();
  });

  test("switching the guard off lets everything through, and on again stops it", async () => {
    const page = await guarded.browser.newPage();
    await page.goto(plain.url("site.test"));
    const isOpen = () =>
      page.evaluate(
        async (url) =>
          fetch(url, { mode: "no-cors" }).then(
            () => true,
            () => false,
          ),
        `http://10.77.0.1:${nas.port}/`,
      );
    expect(await isOpen()).toBe(false);
    await askFromPage(own, { kind: "set-mode", mode: "off" });
    await expect.poll(isOpen).toBe(true);
    expect(await readControl(own)).toEqual({
      prediction: "controllable_by_this_extension",
      proxy: "controllable_by_this_extension",
      webrtc: "controllable_by_this_extension",
    });
    await askFromPage(own, { kind: "set-mode", mode: variant === "chromium" ? "default" : "sealed" });
    await expect.poll(isOpen).toBe(false);
    await page.close();
  });
});

/** Opens a URL as the user does; a page that is replaced on the way is no failure. */
async function open(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url);
  } catch (error) {
    if (!(error instanceof Error && /ERR_ABORTED|ERR_BLOCKED_BY_CLIENT|detached/.test(error.message)))
      throw error;
  }
}
