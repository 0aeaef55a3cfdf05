import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askFromPage } from "../fixtures/ask-from-page.ts";
import { openGuard, type OpenGuard } from "./fixtures/open-guard.ts";
import { SCANNED_PORTS, scanningPage } from "./fixtures/scanning-page.ts";
import { visitPage } from "./fixtures/visit-page.ts";

const BLOCKED = ["14", "Hushport guard: blocked something here"];
const ON = ["", "Hushport guard: on"];

describe.each(["chromium", "firefox"] as const)("the toolbar in %s", (engine) => {
  let guard: OpenGuard;

  beforeAll(async () => {
    guard = await openGuard({ engine });
  });

  afterAll(async () => {
    await guard[Symbol.asyncDispose]();
  });

  async function expectShown(own: Page, tab: number, shown: readonly string[]): Promise<void> {
    const read = () =>
      own.evaluate(
        async (tabId) =>
          Promise.all([chrome.action.getBadgeText({ tabId }), chrome.action.getTitle({ tabId })]),
        tab,
      );
    await expect.poll(read, { timeout: 10_000 }).toEqual(shown);
  }

  test("tells of each open tab what was blocked there, and whether the guard is off", async () => {
    await using shop = await visitPage(guard, scanningPage(SCANNED_PORTS), "shop.test");
    await using bank = await visitPage(guard, scanningPage([]), "bank.test");
    const own = await guard.show("options.html");
    const tab = await guard.tabOf(shop.page.url());
    const other = await guard.tabOf(bank.page.url());
    await expectShown(own, tab, BLOCKED);
    await expectShown(own, other, ON);

    await askFromPage(own, { kind: "pause", tab: other, forMs: null });
    await expectShown(own, other, ["", "Hushport guard: switched off here"]);
    await expectShown(own, tab, BLOCKED);
    await askFromPage(own, { kind: "resume", site: "bank.test" });
    await expectShown(own, other, ON);

    await askFromPage(own, { kind: "set-mode", mode: "off" });
    await expectShown(own, other, ["", "Hushport guard: switched off here"]);
    await expectShown(own, tab, ["14", "Hushport guard: switched off here"]);
    await askFromPage(own, { kind: "set-mode", mode: "default" });
    await expectShown(own, other, ON);
    await expectShown(own, tab, BLOCKED);
  });

  test("leads to a popup that says what the background refuses where it was clicked", async () => {
    await using shop = await visitPage(guard, scanningPage([]), "shop.test");
    const tab = await guard.tabOf(shop.page.url());
    const popup = await guard.show(`popup.html?tab=${tab}`);
    const isThere = (selector: string) =>
      popup.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
    await expect.poll(() => isThere(".switch-off button"), { timeout: 10_000 }).toBe(true);
    // The tab goes while the popup is open, and nobody can tell any more which site it was.
    await popup.evaluate(async (gone) => {
      await chrome.tabs.remove(gone);
      document.querySelector<HTMLButtonElement>(".switch-off button")?.click();
    }, tab);
    await expect.poll(() => isThere(".switch-off .failure"), { timeout: 5_000 }).toBe(true);
  });
});
