// Takes the pictures of the guard's pages in real browsers, with real visits: `npm run pictures:guard`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openTarget, serveSite } from "@hushport/testbed";
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
  await using router = await openTarget("http", { network, host: "192.168.77.1", port: 80 });
  const pages: Readonly<Record<string, string>> = {
    shop: scanningPage(SCANNED_PORTS),
    chat: scanningPage(DISCORD_PORTS),
    coupons: drivingPage(`http://${router.host}/apply?dns=203.0.113.66`),
  };
  await using site = await serveSite({
    network,
    host: "203.0.113.10",
    port: 80,
    handler: (request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(pages[request.headers.host?.split(".")[0] ?? ""] ?? "");
    },
  });
  const page = await guard.browser.newPage();
  const visit = async (name: string): Promise<void> => {
    await page.bringToFront();
    await page.goto(site.url(`${name}.test`));
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  };

  await visit("chat");
  const chat = await popup(guard, page.url());
  await until(() => chat.evaluate(() => document.querySelector(".row button") !== null));
  await chat.evaluate(() => document.querySelector<HTMLButtonElement>(".row button")?.click());
  await picture(chat, { engine, name: "popup-allow", scheme: "light" });
  for (const scheme of ["light", "dark"] as const) {
    await visit("shop");
    await picture(await popup(guard, page.url()), { engine, name: "popup-scan", scheme });
  }
  await picture(await guard.show("log.html"), { engine, name: "log", scheme: "light" });
  await picture(await guard.show("options.html"), { engine, name: "options", scheme: "light" });
  const welcome = await guard.show("welcome.html");
  await welcome.evaluate(() => document.querySelector<HTMLButtonElement>(".self-test button")?.click());
  await until(() => welcome.evaluate(() => document.querySelector(".test-result") !== null));
  await picture(welcome, { engine, name: "welcome", scheme: "light" });
  await visit("coupons");
  await picture(page, { engine, name: "warning", scheme: "light" });
}

/** A page that sends its tab to an address once it has loaded. */
function drivingPage(address: string): string {
  return `<!doctype html><title>Coupons</title><script>onload = () => setTimeout(() => location.assign(${JSON.stringify(address)}), 100)</script>`;
}

async function popup(guard: OpenGuard, url: string): Promise<Page> {
  const page = await guard.show(`popup.html?tab=${await guard.tabOf(url)}`);
  await until(() => page.evaluate(() => document.querySelector("h1") !== null));
  return page;
}

interface Picture {
  readonly engine: string;
  readonly name: string;
  readonly scheme: "light" | "dark";
}

/** Firefox's driver cannot change the colours or the sharpness of a page: its pictures are light and plain. */
async function picture(page: Page, { engine, name, scheme }: Picture): Promise<void> {
  const isPopup = name.startsWith("popup");
  const isChromium = engine === "chromium";
  if (!isChromium && scheme === "dark") return;
  await page.setViewport({
    width: isPopup ? 320 : 1_000,
    height: isPopup ? 300 : 860,
    deviceScaleFactor: isChromium ? SCALE : 1,
  });
  if (isChromium) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await until(() => page.evaluate(() => document.querySelector("h1") !== null));
  await page.screenshot({ path: join(FOLDER, `guard-${engine}-${name}-${scheme}.png`), fullPage: isPopup });
}
