import {
  canIsolate,
  createLabNetwork,
  openTarget,
  PUBLIC_ADDRESS,
  serveSite,
  type Site,
  type Target,
} from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { askFromPage, countSessionRules, openOwnPage } from "../fixtures/ask-from-page.ts";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded, type GuardedBrowser } from "../fixtures/launch-guarded.ts";
import { canFetch } from "../fixtures/page-requests.ts";
import {
  allowPrivately,
  openPrivately,
  readKept,
  readStored,
  typeAddress,
} from "./fixtures/private-windows.ts";

const isolation = await canIsolate();

/** Above what anything takes on two busy cores. */
const PATIENT = { timeout: 15_000 } as const;

describe.skipIf(isolation.kind !== "possible")("the guard in private windows of Chromium", () => {
  const held = new AsyncDisposableStack();
  let guarded: GuardedBrowser;
  let router: Site;
  let site: Site;
  let program: Target;
  let own: Page;

  beforeAll(async () => {
    const lab = held.use(await createLabNetwork());
    const { network } = lab;
    router = held.use(
      await serveSite({ network, host: "192.168.77.1", routes: { "/": "<title>router</title>" } }),
    );
    site = held.use(
      await serveSite({
        network,
        host: PUBLIC_ADDRESS,
        routes: { "/": `<title>public</title><a href="${router.url("192.168.77.1", "/")}">router</a>` },
      }),
    );
    program = held.use(await openTarget("http", { network, host: "127.0.0.1" }));
    const built = held.use(await buildVariant("chromium"));
    guarded = held.use(await launchGuarded({ engine: "chromium", extension: built.folder, lab }));
    own = await openOwnPage(guarded.browser, guarded.extensionId ?? "");
    await vi.waitFor(async () => expect(await countSessionRules(own)).toBeGreaterThan(1), PATIENT);
  }, 60_000);

  afterAll(() => held.disposeAsync());

  const popupOf = async (tab?: number): Promise<Page> => {
    const popup = await guarded.browser.newPage();
    await popup.goto(
      `chrome-extension://${guarded.extensionId}/popup.html${tab === undefined ? "" : `?tab=${tab}`}`,
    );
    return popup;
  };
  const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

  test("says in the popup that it does not protect them until it is allowed there", async () => {
    const popup = await popupOf();
    await expect.poll(() => textOf(popup), PATIENT).toContain("private windows");
    await popup.close();
  });

  test("blocks there, asks in the popup where no page of an extension can, and keeps nothing", async () => {
    // A second try starts where the first one ended.
    const earlier = router.requests().length;
    const asked = (): readonly string[] =>
      router
        .requests()
        .slice(earlier)
        .map(({ path }) => path);
    own = await allowPrivately(guarded.browser, guarded.extensionId ?? "");
    await vi.waitFor(async () => expect(await countSessionRules(own)).toBeGreaterThan(1), PATIENT);
    const { page, tab } = await openPrivately(guarded.browser, own, site.url("secret.test", "/"));
    expect(await canFetch(page, `http://${program.authority}/`)).toBe(false);
    await page.click("a");

    const popup = await popupOf(tab);
    await expect.poll(() => textOf(popup), PATIENT).toContain("secret.test wants to send you to");
    expect(await textOf(popup)).toContain(router.url("192.168.77.1", "/"));
    expect(program.contacts().connections).toBe(0);
    expect(asked()).toEqual([]);

    await popup.evaluate(() => {
      const buttons = [...document.querySelectorAll("button")];
      buttons.find(({ textContent }) => textContent === "Continue")?.click();
    });
    await expect.poll(() => page.title(), PATIENT).toBe("router");

    await typeAddress(own, tab, router.url("192.168.77.1", "/typed"));
    await expect.poll(asked, PATIENT).toContain("/typed");
    expect(await readStored(own)).not.toContain("secret.test");
  });

  test("lets what is decided there into nothing that the browser keeps on its disk", async () => {
    const { page, tab } = await openPrivately(guarded.browser, own, site.url("hidden.test", "/"));
    const port = Number(new URL(`http://${program.authority}`).port);
    const ports = [{ from: port, to: port }];
    const hosts = { embedded: [], hosts: ["127.0.0.1"], ports };
    await askFromPage(own, {
      kind: "add-grant",
      grant: { ...hosts, site: "hidden.test", term: "always", tab },
    });
    await expect.poll(() => canFetch(page, `http://${program.authority}/`), PATIENT).toBe(true);
    await openPrivately(guarded.browser, own, router.url("192.168.77.1", "/private"));
    await askFromPage(own, { kind: "set-mode", mode: "sealed" });
    await expect
      .poll(async () => (await readKept(own)).privateProxy, PATIENT)
      .toEqual(expect.stringContaining(router.url("192.168.77.1").replace(/^http:..|.$/g, "")));
    const sealed = await readKept(own);
    await askFromPage(own, { kind: "pause", tab, forMs: null });
    const paused = await readKept(own);
    for (const word of ["hidden.test", "secret.test", "192.168.77.1", `127.0.0.1:${port}`])
      for (const { rules, proxy } of [sealed, paused]) expect(rules + proxy).not.toContain(word);
  });
});
