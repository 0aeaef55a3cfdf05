import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFaults } from "./fixtures/find-faults.ts";
import { openGuard, until, type OpenGuard } from "./fixtures/open-guard.ts";
import { SCANNED_PORTS, scanningPage } from "./fixtures/scanning-page.ts";
import { popupOf, textOf, visitPage } from "./fixtures/visit-page.ts";

/** Pages with words that each of them says in German. */
const PAGES = [
  ["options.html", "Meldet Sie mit dem deutschen Personalausweis an."],
  ["log.html", "Was Seiten versucht haben"],
  ["welcome.html", "Was er nicht kann"],
  ["warning.html", "Hier wartet nichts mehr."],
] as const;

// English and light is what `pages.browser.test.ts` goes through; Firefox, which cannot be asked twice, is dark here.
describe.each(["chromium", "firefox"] as const)(
  "the pages of the guard in German and dark in %s",
  (engine) => {
    let guard: OpenGuard;

    beforeAll(async () => {
      guard = await openGuard({ engine, language: "de", scheme: "dark" });
    });

    afterAll(async () => {
      await guard[Symbol.asyncDispose]();
    });

    async function expectNoFaults(page: Page, words: string): Promise<void> {
      await until(async () => (await textOf(page)).includes(words));
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
      if (engine === "firefox")
        expect(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
      expect(await findFaults(page, engine)).toEqual([]);
    }

    test.each(PAGES)("%s has no fault that axe knows", async (path, words) => {
      await expectNoFaults(await guard.show(path), words);
    });

    test("the popup has no fault that axe knows, with its question for how long open", async () => {
      await using visited = await visitPage(guard, scanningPage(SCANNED_PORTS), "shop.test");
      const popup = await popupOf(guard, visited.page);
      await expectNoFaults(popup, "14 Ports auf Ihrem Computer");
      await popup.evaluate(() => document.querySelector<HTMLButtonElement>(".row button")?.click());
      await expectNoFaults(popup, "Wie lange?");
    });
  },
);
