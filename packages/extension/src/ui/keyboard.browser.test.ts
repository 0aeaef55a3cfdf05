import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askFromPage } from "../fixtures/ask-from-page.ts";
import type { GrantDraft } from "../guard/messages.ts";
import { openGuard, until, type OpenGuard } from "./fixtures/open-guard.ts";
import { pressByKeyboard } from "./fixtures/press-by-keyboard.ts";
import { scanningPage } from "./fixtures/scanning-page.ts";
import { popupOf, textOf, visitPage } from "./fixtures/visit-page.ts";

/** Where the AusweisApp listens, which any site may need. */
const AUSWEISAPP_PORT = 24_727;

/** Another thing that the site may reach. */
const ANOTHER_GRANT: GrantDraft = {
  site: "office.test",
  embedded: [],
  hosts: ["127.0.0.1"],
  ports: [{ from: 5_900, to: 5_900 }],
  term: "always",
  tab: null,
};

/** How much the popup says the site may reach. */
function countAllowed(popup: Page): Promise<number> {
  return popup.evaluate(() => document.querySelectorAll(".allowed .row").length);
}

/** Waits until a control has the focus. */
async function expectFocus(page: Page, words: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent.trim()), { timeout: 5_000 })
    .toBe(words);
}

describe.each(["chromium", "firefox"] as const)("the focus in %s", (engine) => {
  let guard: OpenGuard;

  beforeAll(async () => {
    guard = await openGuard({ engine });
  });

  afterAll(async () => {
    await guard[Symbol.asyncDispose]();
  });

  test("is on Reload once a suggestion was allowed, which says so until the popup is closed", async () => {
    await using office = await visitPage(guard, scanningPage([AUSWEISAPP_PORT]), "office.test");
    const popup = await popupOf(guard, office.page);
    await until(async () => (await textOf(popup)).includes("Signs in with the German identity card."));
    await pressByKeyboard(popup, /^Allow AusweisApp/);
    await until(async () => (await textOf(popup)).includes("Let office.test reach AusweisApp"));
    await pressByKeyboard(popup, /^Allow$/);
    await expectFocus(popup, "Reload the page");
    await until(async () => (await countAllowed(popup)) === 1);
    // The popup finds it when it reads the tab again.
    await askFromPage(popup, { kind: "add-grant", grant: ANOTHER_GRANT });
    await until(async () => (await countAllowed(popup)) === 2);
    await expectFocus(popup, "Reload the page");
    expect(await textOf(popup)).toContain("Allowed. Reload the page");
  });

  test("is on Cancel when the log would be cleared, and on the button again afterwards", async () => {
    const log = await guard.show("log.html");
    await until(() => log.evaluate(() => document.querySelector("tbody tr") !== null));
    await pressByKeyboard(log, /^Clear the log/);
    await expectFocus(log, "Cancel");
    await log.keyboard.press("Enter");
    await expectFocus(log, "Clear the log");
  });
});
