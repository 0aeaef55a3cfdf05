import { readdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import type { Browser } from "puppeteer-core";
import { openGuard, until } from "../../src/ui/fixtures/open-guard.ts";

/** What a page with very many probes costs the guard. */
export interface FloodResult {
  readonly engine: "chromium" | "firefox";
  readonly probes: number;
  /** Of the process that the guard's background runs in. */
  readonly growthMb: number;
  /** From asking for the popup to its content. */
  readonly popupMs: number;
  readonly tookMs: number;
}

const PROBES = 10_000;
const AT_ONCE = 100;
const FLOOD_DEADLINE_MS = 180_000;
/** Above what the journal takes to write what it has. */
const SETTLE_MS = 3_000;

/** Lets a public page make 10,000 probes, and reads what became of the guard. */
export async function flood(engine: "chromium" | "firefox"): Promise<FloodResult> {
  await using guard = await openGuard({ engine });
  await using site = await serveSite({
    network: guard.lab.network,
    host: PUBLIC_ADDRESS,
    routes: { "/": floodPage() },
  });
  const root = guard.browser.process()?.pid ?? 0;
  const page = await guard.browser.newPage();
  // Before and after the popup was loaded once: its code is not what grows.
  await guard.show("popup.html?tab=1");
  await collectGarbage(guard.browser, engine);
  const before = await extensionMemory(root, engine);
  const startMs = performance.now();
  await page.goto(site.url("site.test"), { timeout: FLOOD_DEADLINE_MS });
  await page.waitForFunction("document.title === 'done'", { timeout: FLOOD_DEADLINE_MS, polling: 250 });
  const tookMs = performance.now() - startMs;
  const tab = await guard.tabOf(site.url("site.test"));
  const popupStartMs = performance.now();
  const popup = await guard.show(`popup.html?tab=${tab}`);
  await until(() =>
    popup.evaluate(() => /[\d.,]*\d/.test(document.querySelector("main")?.textContent ?? "")),
  );
  const popupMs = performance.now() - popupStartMs;
  await wait(SETTLE_MS);
  await collectGarbage(guard.browser, engine);
  const growthMb = (await extensionMemory(root, engine)) - before;
  return { engine, probes: PROBES, growthMb, popupMs, tookMs };
}

/** What is left after it is what the guard keeps. Firefox collects by itself when nothing happens; nothing can ask it to. */
async function collectGarbage(browser: Browser, engine: "chromium" | "firefox"): Promise<void> {
  const owned = engine === "firefox" ? [] : browser.targets();
  for (const target of owned.filter((known) => known.url().startsWith("chrome-extension://"))) {
    const session = await target.createCDPSession();
    await session.send("HeapProfiler.collectGarbage");
    await session.detach();
  }
  await wait(SETTLE_MS);
}

function floodPage(): string {
  return `<!doctype html><title>flood</title><link rel="icon" href="data:,"><script>
    let next = 0;
    const work = async () => {
      while (next < ${PROBES}) await fetch("http://127.0.0.1:" + (20000 + next++) + "/", { mode: "no-cors" }).catch(() => 0);
    };
    Promise.all(Array.from({ length: ${AT_ONCE} }, work)).then(() => { document.title = "done"; });
  </script>`;
}

/** Resident memory of the processes that run extensions, in megabytes, among those that a browser started. */
async function extensionMemory(root: number, engine: "chromium" | "firefox"): Promise<number> {
  let sum = 0;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    try {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
      const isOurs = parent === root || (await hasAncestor(parent, root));
      const isExtension =
        engine === "firefox"
          ? /^Name:\s*WebExtensions/m.test(status)
          : (await readFile(`/proc/${pid}/cmdline`, "utf8")).includes("--extension-process");
      if (isOurs && isExtension) sum += Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1]) / 1_024;
    } catch (error) {
      // A process may end while it is read.
      if (!(error instanceof Error && "code" in error)) throw error;
    }
  }
  return sum;
}

async function hasAncestor(pid: number, root: number): Promise<boolean> {
  for (let current = pid; current > 1;) {
    if (current === root) return true;
    const status = await readFile(`/proc/${current}/status`, "utf8");
    current = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
  }
  return false;
}
