import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  findBrowser,
  launchFlags,
  QUIET_FIREFOX_ENVIRONMENT,
  QUIET_FIREFOX_PREFERENCES,
} from "@hushport/recorder";
import { launch, type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type StorePlace } from "../fixtures/stores.ts";
import { planSchema } from "../plan/plan.ts";
import type { Store } from "../store/store.ts";
import { createExplorer } from "./create-explorer.ts";
import { fillStore } from "./fixtures/fill-store.ts";
import { publishFolder } from "./publish-folder.ts";
import { formatRoute, type Route } from "./route.ts";
import { serveExplorer, type ExplorerServer } from "./serve-explorer.ts";

const DEADLINE_MS = 180_000;
const HOSTILE = `</title></style><img src=x onerror=alert(1)><script>alert(2)</script>\u202e`;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let place: StorePlace;
let store: Store;
let server: ExplorerServer;
let folder: string;
let pages: readonly (readonly [name: string, route: Route])[];
beforeAll(async () => {
  place = await makePlace("embedded");
  store = await place.open();
  const plan = planSchema.parse({ lna: ["denied", "granted"] });
  await fillStore(store, { name: HOSTILE, count: 400, seed: 3, plan, titleOf: () => HOSTILE });
  // What a site can choose ends up in these columns.
  await store.db
    .updateTable("site")
    .set({ url: `https://shop.test/${HOSTILE}` })
    .where("rank", "=", 1)
    .execute();
  await store.db.updateTable("vendor").set({ tenant: HOSTILE }).execute();
  await store.db
    .updateTable("visit")
    .set({ finalUrl: HOSTILE, sentence: HOSTILE, browser: HOSTILE })
    .execute();
  server = await serveExplorer(await createExplorer(store));
  folder = await mkdtemp(join(tmpdir(), "hushport-published-"));
  await publishFolder(store.db, { survey: HOSTILE, folder });
  const scan = await store.db
    .selectFrom("visit")
    .select(["id", "siteId"])
    .where("verdict", "=", "scan")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const list = { survey: HOSTILE, cell: 0, after: 0 } as const;
  pages = [
    ["surveys", { kind: "surveys" }],
    ["overview", { kind: "overview", survey: HOSTILE, cell: 0 }],
    ["sites", { kind: "sites", ...list }],
    ["site", { kind: "site", survey: HOSTILE, site: scan.siteId }],
    ["vendor", { kind: "vendor", ...list, vendor: "ThreatMetrix" }],
    ["port", { kind: "port", ...list, port: 3389 }],
    ["comparison", { kind: "comparison", survey: HOSTILE, cell: 0, otherCell: 1, change: "same", after: 0 }],
    ["report", { kind: "report", survey: HOSTILE, visit: scan.id }],
  ];
}, DEADLINE_MS);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await store.close();
  await place[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
}, DEADLINE_MS);

/** Firefox shows pages dark, since its protocol cannot ask for it later. */
async function start(engine: "chromium" | "firefox", profileDir: string): Promise<Browser> {
  const { path } = await findBrowser(engine);
  if (engine === "chromium") {
    const { flags } = launchFlags({ window: "headless", profileDir });
    return launch({ executablePath: path, args: [...flags], ignoreDefaultArgs: true, pipe: true });
  }
  return launch({
    browser: "firefox",
    executablePath: path,
    headless: true,
    extraPrefsFirefox: {
      ...QUIET_FIREFOX_PREFERENCES,
      "layout.css.prefers-color-scheme.content-override": 0,
    },
    env: { ...process.env, ...QUIET_FIREFOX_ENVIRONMENT },
  });
}

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  await page.evaluate(axe);
  return page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  );
}

describe.each(["chromium", "firefox"] as const)("the explorer in %s", (engine) => {
  let browser: Browser;
  let profileDir: string;
  beforeAll(async () => {
    profileDir = await mkdtemp(join(tmpdir(), "hushport-explorer-"));
    browser = await start(engine, profileDir);
  }, DEADLINE_MS);
  afterAll(async () => {
    await browser.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }, DEADLINE_MS);

  test(
    "is readable, by axe, on a desk and on a phone, and runs nothing that a site chose",
    { timeout: DEADLINE_MS },
    async () => {
      const page = await browser.newPage();
      const dialogs: string[] = [];
      page.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      const requests: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(server.url) && !request.url().startsWith("data:"))
          requests.push(request.url());
      });
      for (const [name, route] of pages) {
        for (const width of [1_280, 390]) {
          await page.setViewport({ width, height: 900 });
          if (engine === "chromium") {
            const value = width === 390 ? "dark" : "light";
            await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
          }
          await page.goto(new URL(formatRoute(route), server.url).href);
          expect([name, width, await violations(page)]).toEqual([name, width, []]);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect([name, width, wide]).toEqual([name, width, Math.min(0, wide)]);
          const images = await page.evaluate(() => document.querySelectorAll("img, iframe, object").length);
          expect([name, images]).toEqual([name, 0]);
          const scripts = await page.evaluate(
            () => [...document.scripts].filter(({ textContent }) => textContent.includes("alert(")).length,
          );
          // The report's own script and data are two, and hold hostile text as JSON only.
          if (name !== "report") expect([name, scripts]).toEqual([name, 0]);
        }
      }
      expect([dialogs, requests]).toEqual([[], []]);
      await page.close();
    },
  );

  test(
    "searches by a form, keeps the search in the address, and goes back",
    { timeout: DEADLINE_MS },
    async () => {
      const page = await browser.newPage();
      const [, [, overview]] = [
        0,
        pages.find(([name]) => name === "sites") ?? ["sites", { kind: "surveys" } as const],
      ];
      await page.goto(new URL(formatRoute(overview), server.url).href);
      await page.focus("input[name=text]");
      await page.keyboard.type("bank-1.");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      expect(new URL(page.url()).searchParams.get("text")).toBe("bank-1.");
      expect(await page.$$eval("tbody tr", (rows) => rows.length)).toBe(1);
      await page.goBack();
      expect(new URL(page.url()).searchParams.get("text")).toBeNull();
      expect(await page.$$eval("tbody tr", (rows) => rows.length)).toBe(100);
      await page.close();
    },
  );

  test(
    "opens a published folder from the disk, and follows its links",
    { timeout: DEADLINE_MS },
    async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(join(folder, "index.html")).href);
      const colour = await page.$eval("h1", (heading) => getComputedStyle(heading).fontSize);
      expect(colour).not.toBe("32px");
      for (const selector of [
        'a[href^="sites/standing-scan"]',
        'main tbody a[href*="site/"]',
        'a[href*="report/"]',
      ]) {
        await Promise.all([page.waitForNavigation(), page.click(selector)]);
      }
      expect(page.url()).toMatch(/\/report\//);
      expect(await page.$eval("h1", (heading) => heading.textContent)).not.toBe("");
      await page.close();
    },
  );
});
