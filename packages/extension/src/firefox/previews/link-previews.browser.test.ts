import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { canIsolate, openTarget } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingForHand, startHand, type Hand } from "../../fixtures/hand.ts";
import type { GuardedBrowser } from "../../fixtures/launch-guarded.ts";
import { holdLink, PREVIEWED, REDIRECTED } from "../../fixtures/zero/link-previews.ts";
import { openStage, type Stage } from "../../fixtures/zero/stage.ts";
import { missingForTrust } from "../../fixtures/zero/trust-issued.ts";

const isolation = await canIsolate();
const missing = (await missingForTrust()) ?? (await missingForHand());

/** The module as a script. It imports nothing. */
const SOURCE = await readFile(join(import.meta.dirname, "without-pictures.ts"), "utf8");
const SCRIPT = stripTypeScriptTypes(SOURCE).replaceAll("export function", "function");

/** What {@link SCRIPT} leaves in a page. */
declare const withoutPictures: (html: string) => string;

describe.skipIf(isolation.kind !== "possible" || missing !== undefined)(
  "a link on which the mouse is held in Firefox",
  () => {
    let stage: Stage;
    let hand: Hand;
    let guarded: GuardedBrowser;
    const made = new AsyncDisposableStack();

    beforeAll(async () => {
      hand = made.use(await startHand());
      stage = made.use(await openStage({ id: "firefox", engine: "firefox", variant: "firefox" }));
      guarded = made.use(await stage.launch({ trustsIssued: true, display: hand.display }));
    }, 180_000);

    afterAll(() => made.disposeAsync());

    async function inTab<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
      const page = await guarded.browser.newPage();
      try {
        return await work(page);
      } finally {
        await page.close();
      }
    }

    test.each(["127.0.0.1", "192.168.77.1"])(
      "is not fetched for its preview: %s",
      async (host) => {
        await using target = await openTarget("http", { network: stage.lab.network, host });
        await inTab((page) => holdLink(stage, page, { link: `https://${target.authority}/` }, hand));
        expect(target.contacts()).toMatchObject({ connections: 0, datagrams: 0 });
      },
      30_000,
    );

    test.each([
      ["127.0.0.1", PREVIEWED],
      ["192.168.77.1", PREVIEWED],
      ["192.168.77.1", REDIRECTED],
    ])(
      "is previewed where it is public, without its picture: %s, %s",
      async (host, link) => {
        await using target = await openTarget("http", { network: stage.lab.network, host });
        const picture = `https://${target.authority}/picture.png`;
        const requests = await inTab((page) => holdLink(stage, page, { link, picture }, hand));
        // Firefox marks what it fetches for a preview, and the page itself goes nowhere.
        expect(requests.find(({ path }) => path === link)?.headers["x-firefox-ai"]).toBe("1");
        expect(requests.at(-1)?.path).toBe(PREVIEWED);
        expect(target.contacts()).toMatchObject({ connections: 0, datagrams: 0 });
      },
      30_000,
    );

    test("loses its pictures and nothing else, however they are written", async () => {
      const text = '<meta property="og:title" content="Ü &lt;b&gt;"><p>One</p><p>two</p>';
      const written = await inTab(async (page) => {
        await page.goto(stage.pageUrl("https"));
        await page.addScriptTag({ content: SCRIPT });
        return page.evaluate(
          (pages) => pages.map((html) => withoutPictures(html)),
          [
            `${text}<meta property="og:image" content="https://a.test/">`,
            `${text}<META NAME="twitter:image:src" CONTENT="https://a.test/">`,
            `${text}<meta property="og&#58;image&#x3a;secure_url" content="https://a.test/"></html>`,
            `${text}<noscript><meta name=og:image content="https://a.test/"></noscript>`,
            // Reads otherwise the second time: a form in a form is left out once, and not again.
            `${text}<form><math><mtext></form><form><mglyph><style></math><meta name=og:image content=https://a.test/>`,
          ],
        );
      });
      for (const html of written) {
        expect(html).not.toMatch(/<meta[^>]*image/i);
        if (html !== "") expect(html).toMatch(/Ü &lt;b&gt;.*<p>One<\/p><p>two<\/p>/s);
      }
      expect(written.filter((html) => html !== "").length).toBeGreaterThanOrEqual(4);
    }, 30_000);
  },
);
