// Takes the pictures of the guard's pages in real browsers, with real visits: `npm run pictures:guard`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { serveSite } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { PACKAGE } from "../build/package-folder.ts";
import { openGuard, until, type OpenGuard } from "../src/ui/fixtures/open-guard.ts";
import { DISCORD_PORTS, SCANNED_PORTS, scanningPage } from "../src/ui/fixtures/scanning-page.ts";

const FOLDER = join(PACKAGE, "..", "..", "docs", "pictures");
const ENGINES = ["chromium", "firefox"] as const;
/** Sharp on the screens that people read READMEs on. */
const SCALE = 2;
/** Lets the pages count what was tried. */
const SETTLE_MS = 1_500;

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
for (const engine of ENGINES.filter((name) => wanted.length === 0 || wanted.includes(name)))
  await takeAll(engine);

async function takeAll(engine: "chromium" | "firefox"): Promise<void> {
  await using guard = await openGuard({ engine });
  const { network } = guard.lab;
  const shop = { network, host: "203.0.113.10", port: 80 };
  await using site = await serveSite({
    ...shop,
    handler: (request, response) => {
      const isChat = request.headers.host?.startsWith("discord.") === true;
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(
        request.url === "/router"
          ? `<!doctype html><title>Shop</title><script>location.href = "http://192.168.77.1/apply?dns=203.0.113.66"</script>`
          : scanningPage(isChat ? DISCORD_PORTS : SCANNED_PORTS),
      );
    },
  });
  const page = await guard.browser.newPage();
  const visit = async (url: string): Promise<void> => {
    await page.bringToFront();
    await page.goto(url);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  };
  for (const scheme of ["light", "dark"] as const) {
    await visit(site.url("shop.test"));
    await popup(guard, page.url(), async (view) => {
      await picture(view, { engine, name: "popup-scan", scheme });
    });
  }
  await picture(await guard.show("log.html"), { engine, name: "log", scheme: "light" });
  await picture(await guard.show("options.html"), { engine, name: "options", scheme: "light" });
  await picture(await guard.show("welcome.html"), { engine, name: "welcome", scheme: "light" });
}

async function popup(guard: OpenGuard, url: string, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await guard.show(`popup.html?tab=${await guard.tabOf(url)}`);
  await until(() => page.evaluate(() => document.querySelector("h1") !== null));
  await use(page);
}

interface Picture {
  readonly engine: string;
  readonly name: string;
  readonly scheme: "light" | "dark";
}

async function picture(page: Page, { engine, name, scheme }: Picture): Promise<void> {
  const isPopup = name.startsWith("popup");
  await page.setViewport({
    width: isPopup ? 320 : 1_000,
    height: 300,
    deviceScaleFactor: engine === "chromium" ? SCALE : 1,
  });
  if (engine === "chromium")
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  else if (scheme === "dark") return;
  await until(() => page.evaluate(() => document.querySelector("h1") !== null));
  await page.screenshot({ path: join(FOLDER, `guard-${engine}-${name}-${scheme}.png`), fullPage: true });
}
