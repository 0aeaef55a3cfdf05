import { canIsolate, type Answer } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pdfWithLink } from "./fixtures/pdf-document.ts";
import {
  openLegitimateLab,
  PATIENT,
  type,
  type LegitimateLab,
} from "./legitimate/fixtures/legitimate-lab.ts";

const isolation = await canIsolate();
/** Above what the browser's viewer takes to be there, on two busy cores. */
const VIEWER_MS = 3_000;
/** Above what a click takes to be followed: the next one could be at a button of the warning page. */
const [CLICKED_MS, CLICKS] = [2_000, 4];
const WARNED = "Hushport · A page wants to go to your network";

/** Documents with links to what is known once it is served. */
function documentsOn(home: () => string): Readonly<Record<string, Answer>> {
  return {
    "/document.pdf": (_request, response) =>
      void response.writeHead(200, { "content-type": "application/pdf" }).end(pdfWithLink(home())),
    "/around": "<!doctype html><iframe src=/document.pdf style='width: 100vw; height: 100vh'></iframe>",
    "/document.json": (_request, response) =>
      void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify([home()])),
  };
}

/** Clicks the document until that leads somewhere: its viewer may take longer to be there. */
async function clickUntil(page: Page, hasLed: () => Promise<boolean>): Promise<void> {
  await wait(VIEWER_MS);
  for (let click = 0; click < CLICKS && !(await hasLed()); click += 1) {
    await page.mouse.click(400, 300);
    await wait(CLICKED_MS);
  }
}

/** Tells whether a tab shows another page than the document. */
function hasLeft(page: Page): () => Promise<boolean> {
  return async () => !/^about:blank$|\/(?:document\.pdf|around)$/.test(page.url());
}

describe.skipIf(isolation.kind !== "possible").each(["chromium", "firefox"] as const)(
  "a document that %s shows itself",
  (engine) => {
    let open: LegitimateLab;
    let home = "";
    const documents = documentsOn(() => home);

    beforeAll(async () => {
      open = await openLegitimateLab(engine, documents);
      const served = await open.serve("192.168.77.1", { "/": "<title>home</title>" });
      home = served.url("192.168.77.1");
    }, 120_000);

    afterAll(async () => {
      await open?.[Symbol.asyncDispose]();
    });

    async function openTitles(): Promise<readonly string[]> {
      const pages = await open.guarded.browser.pages();
      return Promise.all(pages.map((page) => page.title().catch(String)));
    }

    test.each(["/document.pdf", "/around"])(
      "is asked about before its link leads from a public page into the network: %s",
      async (path) => {
        const page = await open.guarded.browser.newPage();
        await page.goto(open.site.url("site.test", path)).catch(() => undefined);
        await clickUntil(page, hasLeft(page));
        await expect.poll(() => page.title().catch(String), PATIENT).toBe(WARNED);
        await open.continueOnce();
        await expect.poll(() => page.title().catch(String), PATIENT).toBe("home");
        await page.close();
      },
    );

    test.each(["Control", "Shift"] as const)(
      "is asked about where its link is clicked with %s",
      async (key) => {
        const before = await open.guarded.browser.pages();
        const page = await open.guarded.browser.newPage();
        await page.goto(open.site.url("site.test", "/document.pdf")).catch(() => undefined);
        await page.keyboard.down(key);
        await clickUntil(page, hasLeft(page));
        await page.keyboard.up(key);
        await expect.poll(openTitles, PATIENT).toContain(WARNED);
        expect(await openTitles()).not.toContain("home");
        for (const opened of await open.guarded.browser.pages())
          if (!before.includes(opened)) await opened.close();
      },
    );

    test("has the user's typed addresses opened in its tab unasked", async () => {
      const page = await open.guarded.browser.newPage();
      await page.goto(open.site.url("site.test", "/document.pdf")).catch(() => undefined);
      await wait(VIEWER_MS);
      await type(page, home);
      expect(await page.title()).toBe("home");
      await page.close();
    });

    test("leads from a device of the network to another unasked", async () => {
      const device = await open.serve("10.77.0.1", documents);
      const page = await open.guarded.browser.newPage();
      await page.goto(device.url("10.77.0.1", "/document.pdf")).catch(() => undefined);
      await clickUntil(page, hasLeft(page));
      await expect.poll(() => page.title().catch(String), PATIENT).toBe("home");
      await page.close();
    });

    const others = engine === "firefox" ? ["is asked about where it is JSON, whose addresses are links"] : [];
    for (const name of others) {
      test(name, async () => {
        const page = await open.type(open.site.url("site.test", "/document.json"));
        await wait(VIEWER_MS);
        await page.click("a[href^=http]");
        await expect.poll(openTitles, PATIENT).toContain(WARNED);
        expect(await openTitles()).not.toContain("home");
        await page.close();
      });
    }
  },
);
