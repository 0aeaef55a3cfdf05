import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { until } from "../../src/ui/fixtures/open-guard.ts";

/** Above what a browser takes to give memory back once it has collected. */
const SETTLE_MS = 3_000;
/** What the button *Minimize memory usage* of `about:memory` does, in all processes. */
const MINIMISE = `new Promise((resolve) => {
  Services.obs.notifyObservers(null, "child-mmu-request");
  Cc["@mozilla.org/memory-reporter-manager;1"].getService(Ci.nsIMemoryReporterManager).minimizeMemoryUsage(resolve);
})`;

/** Makes a browser collect its garbage: what is left afterwards is what is kept. */
export type CollectGarbage = () => Promise<void>;

/** Gets ready to collect garbage. Firefox has to be started with `--remote-allow-system-access`, and gets a tab for it. */
export async function createCollector(
  browser: Browser,
  engine: "chromium" | "firefox",
): Promise<CollectGarbage> {
  const collect = engine === "firefox" ? minimiseIn(await openAboutMemory(browser)) : collectIn(browser);
  return async () => {
    await collect();
    await wait(SETTLE_MS);
  };
}

async function openAboutMemory(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  // WebDriver is not told when this page has loaded.
  page.goto("about:memory").catch(() => undefined);
  await until(() =>
    page.evaluate("location.href === 'about:memory' && typeof Services === 'object'").then(Boolean),
  );
  return page;
}

function minimiseIn(page: Page): CollectGarbage {
  return async () => {
    await page.evaluate(MINIMISE);
  };
}

function collectIn(browser: Browser): CollectGarbage {
  return async () => {
    for (const target of browser.targets().filter((known) => known.url().startsWith("chrome-extension://"))) {
      const session = await target.createCDPSession();
      await session.send("HeapProfiler.collectGarbage");
      await session.detach();
    }
  };
}
