import { canIsolate, openTarget, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { grantSchema } from "@hushport/core";
import { writeHolder } from "../../fixtures/holder-extension.ts";
import { canConnect, canFetch } from "../../fixtures/page-requests.ts";
import { clickToGiveAccess, readPrediction, readStored, takeAccess } from "./fixtures/guard-page.ts";
import { openPrivately } from "./fixtures/private-windows.ts";
import { draftOf, openPromiseLab, PATIENT, type PromiseLab } from "./fixtures/promise-lab.ts";

const isolation = await canIsolate();

/** Above what it takes to find out that something is let through, on two busy cores. */
const SHORT_MS = 2_000;
const DAY_MS = 24 * 60 * 60_000;
const TEN_MINUTES_MS = 10 * 60_000;
/** Above what an order takes. */
const ORDER_MS = 30_000;

describe.skipIf(isolation.kind !== "possible")("what the guard in Firefox promises its user", () => {
  let lab: PromiseLab;

  beforeAll(async () => {
    lab = await openPromiseLab();
  }, 120_000);

  afterAll(async () => {
    await lab?.[Symbol.asyncDispose]();
  });

  afterEach(async () => {
    const { grants, pauses } = (await lab.readSettings()).settings;
    for (const { id } of grants) await lab.order({ kind: "revoke-grant", id });
    for (const { site } of pauses) await lab.order({ kind: "resume", site });
  });

  /** Where a web server is on this machine, and where one is in the network. */
  const ownUrl = (host = "127.0.0.1"): string => `http://${host}:${lab.own.port}/`;
  const nasUrl = (): string => `http://${lab.nas.host}:${lab.nas.port}/`;

  test("a grant lets its site, host and port through, and nothing else", async () => {
    const { network } = lab.lab;
    await using otherPort = await openTarget("http", { network, host: "127.0.0.1" });
    await using otherHost = await openTarget("http", { network, host: lab.nas.host, port: lab.own.port });
    await using page = await lab.openSite("shop.test");
    await using stranger = await lab.openSite("stranger.test");
    expect(await canFetch(page, ownUrl())).toBe(false);
    const grant = grantSchema.parse(
      await lab.order({ kind: "add-grant", grant: draftOf("shop.test", lab.own.port, "always", null) }),
    );
    expect(await canFetch(page, ownUrl())).toBe(true);
    const before = lab.contacts();
    expect(await canFetch(page, ownUrl("x.loop.test"))).toBe(false);
    expect(await canFetch(page, `http://127.0.0.1:${otherPort.port}/`)).toBe(false);
    expect(await canFetch(page, `http://${otherHost.host}:${otherHost.port}/`)).toBe(false);
    expect(await canFetch(stranger, ownUrl())).toBe(false);
    // A stranger inside the page is not the site.
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url;
      document.body.append(frame);
    }, lab.site.url("stranger.test"));
    const embedded = await page.waitForFrame((frame) => frame.url() === lab.site.url("stranger.test"));
    expect(await canFetch(embedded, ownUrl())).toBe(false);
    expect(otherPort.contacts().connections + otherHost.contacts().connections).toBe(0);
    expect(lab.contacts()).toBe(before);
    await lab.order({ kind: "revoke-grant", id: grant.id });
    expect(await canFetch(page, ownUrl())).toBe(false);
  });

  test("a grant for a day ends by itself", async () => {
    const draft = draftOf("day.test", lab.own.port, "day", null);
    const grant = grantSchema.parse(await lab.order({ kind: "add-grant", grant: draft }));
    const { lifetime, createdAtMs } = grant;
    expect(lifetime).toEqual({ kind: "until", atMs: createdAtMs + DAY_MS });
    expect(Math.abs(Date.now() - createdAtMs)).toBeLessThan(ORDER_MS);
    // The same grant with most of the day gone.
    const endMs = Date.now() + SHORT_MS;
    const file = { format: "hushport.guard-settings", version: 1, mode: "default" } as const;
    const grants = [{ ...grant, lifetime: { kind: "until", atMs: endMs } as const }];
    await lab.order({ kind: "import-settings", file: { ...file, notify: false, localNames: [], grants } });
    await using page = await lab.openSite("day.test");
    expect(await canFetch(page, ownUrl())).toBe(true);
    await expect.poll(() => canFetch(page, ownUrl()), PATIENT).toBe(false);
    expect(Date.now()).toBeGreaterThanOrEqual(endMs);
    expect((await lab.readSettings()).settings.grants).toEqual([]);
  });

  test("a grant for once holds for one load of one tab, from its first line on", async () => {
    const { network } = lab.lab;
    const html = `<!doctype html><title>trying</title><script>
      fetch("${ownUrl()}", { mode: "no-cors" })
        .then(() => { document.title = "reached"; }, () => { document.title = "stopped"; });
    </script>`;
    await using site = await serveSite({ network, host: PUBLIC_ADDRESS, routes: { "/": html } });
    await using page = await lab.guarded.browser.newPage();
    const load = async (): Promise<string> => {
      await page.goto(site.url("once.test"));
      await expect.poll(() => page.title(), PATIENT).not.toBe("trying");
      return page.title();
    };
    expect(await load()).toBe("stopped");
    const tab = await lab.tabOf(page);
    await lab.order({ kind: "add-grant", grant: draftOf("once.test", lab.own.port, "once", tab) });
    await using beside = await lab.openSite("once.test");
    expect(await canFetch(beside, ownUrl())).toBe(false);
    expect(await load()).toBe("reached");
    const before = lab.contacts();
    expect(await load()).toBe("stopped");
    expect(lab.contacts()).toBe(before);
  });

  test("the first requests after a sleep are judged by the user's grants, and no other is let through", async () => {
    await using page = await lab.openSite("sleep.test");
    await lab.order({
      kind: "add-grant",
      grant: draftOf("sleep.test", lab.own.port, "tab", await lab.tabOf(page)),
    });
    const before = lab.nas.contacts().connections;
    await lab.untilAsleep();
    // Both at once: Firefox holds them until the background has woken.
    expect(await Promise.all([ownUrl(), nasUrl()].map((url) => canFetch(page, url)))).toEqual([true, false]);
    expect(lab.nas.contacts().connections).toBe(before);
  });

  test("switched off on a site it lets that site alone until it is switched on again", async () => {
    await using page = await lab.openSite("off.test");
    await using other = await lab.openSite("not-off.test");
    await lab.openPopup(await lab.tabOf(page));
    await lab.press("Off on this site");
    await expect.poll(() => canFetch(page, ownUrl()), PATIENT).toBe(true);
    expect(await canFetch(other, ownUrl())).toBe(false);
    await expect.poll(() => lab.readPopup(), PATIENT).toContain("The guard is switched off on off.test.");
    await lab.press("Switch on again");
    await expect.poll(() => canFetch(page, ownUrl()), PATIENT).toBe(false);
  });

  test("switched off for ten minutes it comes back by itself", async () => {
    await using page = await lab.openSite("minutes.test");
    await lab.openPopup(await lab.tabOf(page));
    await lab.press("Off for 10 minutes");
    await expect
      .poll(() => lab.readPopup(), PATIENT)
      .toContain("The guard is switched off on minutes.test until");
    const untilMs = (await lab.readTab(page)).pause?.untilMs ?? 0;
    expect(Math.abs(untilMs - TEN_MINUTES_MS - Date.now())).toBeLessThan(ORDER_MS);
    // The same with most of the minutes gone.
    const endMs = Date.now() + SHORT_MS;
    await lab.order({ kind: "pause", tab: await lab.tabOf(page), forMs: SHORT_MS });
    expect(await canFetch(page, ownUrl())).toBe(true);
    await expect.poll(() => canFetch(page, ownUrl()), PATIENT).toBe(false);
    expect(Date.now()).toBeGreaterThanOrEqual(endMs);
    await expect
      .poll(() => lab.readPopup(), PATIENT)
      // The port is any free one, and may be known for some program.
      .toMatch(/tried 1 port on your computer(?::[^.]*)?\. All blocked\./);
  });

  test("host access that is taken back is told, its rules stand in, and given back it protects again", async () => {
    await using page = await lab.openSite("access.test");
    const gap = "You do not let the guard see every site.";
    const tab = await lab.tabOf(page);
    await lab.untilAsleep();
    onTestFinished(() => clickToGiveAccess(lab.guardPage()));
    await takeAccess(lab.guardPage());
    // The rules take over once the background has woken. They know no names: those are what is missing.
    await expect.poll(() => canFetch(page, ownUrl()), PATIENT).toBe(false);
    const before = lab.contacts();
    expect(await canFetch(page, nasUrl())).toBe(false);
    expect(await canConnect(page, nasUrl().replace("http", "ws"))).toBe(false);
    expect(lab.contacts()).toBe(before);
    expect(await canFetch(page, ownUrl("x.loop.test"))).toBe(true);
    await lab.untilAsleep();
    await lab.openPopup(tab);
    // At once: what is not protected is part of the first answer of a background that has just woken.
    expect(await lab.readPopup()).toContain(gap);
    await clickToGiveAccess(lab.guardPage());
    await expect.poll(() => canFetch(page, ownUrl("x.loop.test")), PATIENT).toBe(false);
    await expect.poll(() => lab.readPopup(), PATIENT).not.toContain(gap);
  });

  test("a setting that another extension holds is left to it and told, and taken when it is free", async () => {
    const { browser } = lab.guarded;
    await using page = await lab.openSite("holder.test");
    await lab.openPopup(await lab.tabOf(page));
    await using other = await writeHolder();
    const id = await browser.installExtension(other.folder);
    const gap = "The browser may connect to pages ahead of time.";
    await expect.poll(() => lab.readPopup(), PATIENT).toContain(gap);
    expect(await readPrediction(lab.guardPage())).toEqual(["controlled_by_other_extensions", true]);
    await browser.uninstallExtension(id);
    await expect.poll(() => lab.readPopup(), PATIENT).not.toContain(gap);
    expect(await readPrediction(lab.guardPage())).toEqual(["controlled_by_this_extension", false]);
  });

  describe("in private windows", () => {
    const gap = "The guard does not work in private windows.";

    test("it says that it does not work there as long as it may not", async () => {
      await using page = await lab.openSite("public.test");
      await lab.openPopup(await lab.tabOf(page));
      await expect.poll(() => lab.readPopup(), PATIENT).toContain(gap);
    });

    test("it works where it may, and keeps nothing of it", async () => {
      await lab.allowInPrivateWindows();
      await using known = await lab.openSite("known.test");
      await using page = await openPrivately(
        lab.guarded.browser,
        lab.guardPage(),
        lab.site.url("secret.test"),
      );
      for (const url of [ownUrl(), nasUrl(), ownUrl("x.loop.test")]) {
        expect(await canFetch(page, url)).toBe(false);
        expect(await canFetch(known, url)).toBe(false);
      }
      const draft = draftOf("secret.test", lab.own.port, "always", await lab.tabOf(page));
      await lab.order({ kind: "add-grant", grant: draft });
      expect(await canFetch(page, ownUrl())).toBe(true);
      // Whoever asks for the log has it written first.
      const log = JSON.stringify(await lab.order({ kind: "read-log" }));
      for (const kept of [log, await readStored(lab.guardPage())]) {
        expect(kept).toContain("known.test");
        expect(kept).not.toContain("secret.test");
      }
      await lab.openPopup(await lab.tabOf(page));
      expect(await lab.readPopup()).toContain("secret.test tried 2 ports");
      expect(await lab.readPopup()).not.toContain(gap);
      await page.close();
      await expect.poll(async () => (await lab.readSettings()).settings.grants, PATIENT).toEqual([]);
    });
  });
});
