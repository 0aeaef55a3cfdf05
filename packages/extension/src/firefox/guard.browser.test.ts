import { CHANNEL_DRIVERS, CONTEXT_RUNNERS } from "@hushport/channels";
import { canIsolate, serveSite, PUBLIC_ADDRESS } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  arrivals,
  attack,
  attackUrl,
  openAttempt,
  serveAttacker,
  type Attempt,
  type AttemptPlan,
} from "./fixtures/attack.ts";
import { canConnect, canFetch } from "../fixtures/page-requests.ts";
import { sandboxScript } from "../fixtures/sandbox-script.ts";
import {
  clickContinue,
  openFirefoxLab,
  REBINDING_SITES,
  registerWaiter,
  type FirefoxLab,
} from "./fixtures/firefox-lab.ts";

const isolation = await canIsolate();

/** Above the second of rest after which the background is suspended here, and the pause before its books are written. */
const SLEEP_MS = 4_000;

/** Where the ports are, and how the page writes it. */
const PLACES = [
  { address: "127.0.0.1" },
  { address: "192.168.77.1" },
  { address: "127.0.0.1", host: "x.loop.test" },
  { address: "192.168.77.1", host: "x.lan.test" },
] as const;
const IN_DOCUMENT = CHANNEL_DRIVERS.filter(
  ({ unavailable, isExclusive }) => unavailable.document === undefined && isExclusive !== true,
);
const EVERYWHERE = CHANNEL_DRIVERS.filter(({ id }) => id === "websocket" || id === "fetch-no-cors");
const PLANS: readonly AttemptPlan[] = [
  ...IN_DOCUMENT.map((driver) => ({ driver, context: "document" as const })),
  ...EVERYWHERE.flatMap((driver) => CONTEXT_RUNNERS.map(({ id }) => ({ driver, context: id }))),
].map(({ driver, context }, index) => {
  const { address, host } = at<{ address: string; host?: string }>(PLACES, index % PLACES.length);
  return host === undefined ? { driver, context, address } : { driver, context, address, host };
});
/** What reaches a local network from any Firefox, so that silence means something. */
const CONTROL_IDS: ReadonlySet<string> = new Set(["websocket", "fetch-no-cors", "image", "webrtc-turn-tcp"]);
/** Above what a request takes that nobody stops. */
const SETTLE_MS = 400;

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`Cannot take item ${index}: there are ${items.length}`);
  return item;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

/** Makes attempts from one public page. */
async function sweep(
  { lab, guarded }: FirefoxLab,
  plans: readonly AttemptPlan[],
): Promise<readonly Attempt[]> {
  const attempts = await Promise.all(plans.map((plan) => openAttempt(lab, plan)));
  await using site = await serveAttacker(lab, attempts);
  const page = await guarded.browser.newPage();
  await page.goto(attackUrl(site));
  await attack(page, attempts);
  await settle();
  return attempts;
}

async function close(attempts: readonly Attempt[]): Promise<void> {
  await Promise.all(attempts.map(({ target }) => target.close()));
}

describe.skipIf(isolation.kind !== "possible")("the guard in Firefox", () => {
  let lab: FirefoxLab;

  beforeAll(async () => {
    // The background is suspended after every second of rest: whatever wakes it is a request.
    lab = await openFirefoxLab({
      variant: "firefox",
      preferences: { "extensions.background.idle.timeout": 1_000 },
    });
  }, 120_000);

  afterAll(async () => {
    await lab?.[Symbol.asyncDispose]();
  });

  test("lets nothing arrive from a public page, over any channel and from any context", async () => {
    const attempts = await sweep(lab, PLANS);
    const arrived = arrivals(attempts);
    await close(attempts);
    expect(arrived).toEqual([]);
  }, 120_000);

  test("does so also as the first thing after a sleep of the background", async () => {
    const page = await lab.openSite();
    const before = lab.contacts();
    await new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
    expect(await canConnect(page, `ws://10.77.0.1:${lab.nas.port}/`)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
    expect(await canFetch(page, `http://x.loop.test:${lab.own.port}/`)).toBe(false);
    expect(lab.contacts()).toBe(before);
  });

  test("leaves public requests alone", async () => {
    const page = await lab.openSite();
    expect(await canFetch(page, lab.site.url("other.test"))).toBe(true);
    expect(await canConnect(page, lab.site.url("other.test").replace("http", "ws"))).toBe(true);
  });

  test("opens a typed local page, which reaches its own network and not this machine", async () => {
    const page = await lab.guarded.browser.newPage();
    await page.goto(lab.home.url("192.168.77.1"));
    expect(await canFetch(page, `http://10.77.0.1:${lab.nas.port}/`)).toBe(true);
    expect(await canFetch(page, `http://127.0.0.1:${lab.own.port}/`)).toBe(false);
    expect(await canFetch(page, lab.site.url("other.test"))).toBe(true);
  });

  test("opens a typed local page over a public one, and one with a name", async () => {
    const page = await lab.openSite();
    await page.goto(lab.home.url("192.168.77.1"));
    expect(await page.title()).toBe("home");
    const named = await lab.guarded.browser.newPage();
    await named.goto(lab.home.url("x.lan.test"));
    expect(await canFetch(named, `http://10.77.0.1:${lab.nas.port}/`)).toBe(true);
  });

  test("stops a redirect to a local address", async () => {
    const page = await lab.openSite();
    const before = lab.contacts();
    const target = encodeURIComponent(`http://10.77.0.1:${lab.nas.port}/`);
    expect(await canFetch(page, lab.site.url("site.test", `/to?u=${target}`))).toBe(false);
    expect(lab.contacts()).toBe(before);
  });

  /** Ways in which a page drives a top page to a local address; those without an origin name nobody. */
  const DRIVES: readonly (readonly [name: string, drive: (page: Page, url: string) => Promise<unknown>])[] = [
    ["location", (page, url) => page.evaluate((url) => location.assign(url), url)],
    ["a new window", (page, url) => page.evaluate((url) => void window.open(url), url)],
    [
      "a form",
      (page, url) =>
        page.evaluate((url) => {
          const form = document.createElement("form");
          Object.assign(form, { method: "post", action: url });
          document.body.append(form);
          form.submit();
        }, url),
    ],
    [
      "a redirect",
      (page, url) => page.evaluate((url) => location.assign(`/to?u=${encodeURIComponent(url)}`), url),
    ],
    [
      "a sandboxed frame",
      (page, url) => sandboxScript(page, `top.location="${url}"`, "allow-top-navigation"),
    ],
    ["a window of a sandboxed frame", (page, url) => sandboxScript(page, `open("${url}")`, "allow-popups")],
    [
      "a window that a sandboxed frame turns round later",
      (page, url) =>
        sandboxScript(
          page,
          `const w=open("${lab.site.url("other.test")}");setTimeout(()=>{w.location="${url}"},500)`,
          "allow-popups",
        ),
    ],
  ];

  test.each(DRIVES)("asks before %s takes the user to a local address", async (_name, drive) => {
    const page = await lab.openSite();
    const before = lab.contacts();
    const warnings = await countWarnings();
    await drive(page, `http://10.77.0.1:${lab.nas.port}/`);
    await expect.poll(countWarnings, { timeout: 10_000 }).toBe(warnings + 1);
    expect(lab.contacts()).toBe(before);
  });

  /** Pages of the extension, told by what they can call: a tab keeps the URL that was refused in the driver's book. */
  async function findWarnings(): Promise<readonly Page[]> {
    const pages = await lab.guarded.browser.pages();
    const isWarning = await Promise.all(
      pages.map((page) => page.evaluate(() => location.href.endsWith("/warning.html"))),
    );
    return pages.filter((_page, index) => isWarning[index]);
  }
  async function countWarnings(): Promise<number> {
    return (await findWarnings()).length;
  }

  test("lets the user continue, once", async () => {
    const page = await lab.openSite();
    const known = new Set(await findWarnings());
    await page.evaluate((url) => location.assign(url), `${lab.home.url("192.168.77.1")}?a=b`);
    const isNew = async () => (await findWarnings()).find((warning) => !known.has(warning));
    await expect.poll(isNew, { timeout: 10_000 }).toBeDefined();
    const warning = await isNew();
    const arrivedBefore = lab.home.requests().length;
    if (warning !== undefined) await clickContinue(warning);
    await expect.poll(() => lab.home.requests().slice(arrivedBefore)).toMatchObject([{ path: "/?a=b" }]);
  });

  test("asks after a typed address that redirects", async () => {
    const page = await lab.guarded.browser.newPage();
    const before = lab.contacts();
    const target = encodeURIComponent(`http://10.77.0.1:${lab.nas.port}/`);
    const warnings = await countWarnings();
    await expect(page.goto(lab.site.url("site.test", `/to?u=${target}`))).rejects.toThrow();
    await expect.poll(countWarnings, { timeout: 10_000 }).toBe(warnings + 1);
    expect(lab.contacts()).toBe(before);
  });

  test("asks after a typed address whose service worker redirects once the background sleeps", async () => {
    const page = await lab.openSite();
    const target = `http://10.77.0.1:${lab.nas.port}/`;
    await registerWaiter(page, "/waiter", SLEEP_MS, target);
    const typed = await lab.guarded.browser.newPage();
    const before = lab.contacts();
    const warnings = await countWarnings();
    await expect(typed.goto(lab.site.url("site.test", "/waiter"))).rejects.toThrow();
    await expect.poll(countWarnings, { timeout: 10_000 }).toBe(warnings + 1);
    expect(lab.contacts()).toBe(before);
  });

  test("stops names that are public first and local ever after", async () => {
    const page = await lab.openSite();
    const before = lab.contacts();
    const tries = REBINDING_SITES.slice(0, 12).map((name, index) =>
      index % 2 === 0
        ? canFetch(page, lab.site.url(`x.${name}`))
        : canConnect(page, lab.site.url(`x.${name}`).replace("http", "ws")),
    );
    expect(await Promise.all(tries)).not.toContain(true);
    expect(lab.contacts()).toBe(before);
  });

  test("takes other hosts out of Alt-Svc, which Firefox would connect to unasked", async () => {
    const { network } = lab.lab;
    await using site = await serveSite({
      network,
      host: PUBLIC_ADDRESS,
      tls: ["site.test"],
      handler: (_request, response) => {
        const value = `h2="127.0.0.1:${lab.own.port}"; ma=3600`;
        response.writeHead(200, { "alt-svc": value, "content-type": "text/html" }).end("<title>alt</title>");
      },
    });
    const before = lab.contacts();
    const page = await lab.guarded.browser.newPage();
    await page.goto(site.url("site.test"));
    await canFetch(page, site.url("site.test", "/again"));
    await settle();
    expect(lab.contacts()).toBe(before);
  });
});

describe.skipIf(isolation.kind !== "possible")("Firefox without the guard", () => {
  test("lets a public page reach the local network, by names and addresses", async () => {
    await using bare = await openFirefoxLab({});
    const plans = PLANS.filter(({ driver }) => CONTROL_IDS.has(driver.id));
    const attempts = await sweep(bare, plans);
    const arrived = arrivals(attempts);
    await close(attempts);
    const missing = plans.length - arrived.length;
    // WebRTC does not go to 127.0.0.1, and two contexts need a context that this page cannot make.
    expect(missing, JSON.stringify(arrived)).toBeLessThanOrEqual(4);
  }, 120_000);
});
