import { setTimeout as wait } from "node:timers/promises";
import { createLabNetwork, PUBLIC_ADDRESS, serveSite, type LabNetwork } from "@hushport/testbed";
import type { Browser } from "puppeteer-core";
import { launchGuarded } from "../../src/fixtures/launch-guarded.ts";
import { openGuard, until, type OpenGuard } from "../../src/ui/fixtures/open-guard.ts";
import { writeBlocker } from "./blocker-extension.ts";
import { createCollector } from "./collect-garbage.ts";
import { readMemory, type BrowserMemory } from "./process-memory.ts";

/** What is in the browser: the guard, an extension that only refuses, or none. */
export type FloodArm = "guard" | "blocker" | "bare";

/** How much a part of the browser grew, in megabytes. */
interface Growth {
  /** At most, with all garbage. */
  readonly peakMb: number;
  /** After the popup was left and garbage was collected; the page is still open. */
  readonly keptMb: number;
}

/** What a page with very many probes costs. */
export interface FloodResult extends Readonly<Record<keyof BrowserMemory, Growth>> {
  /** From asking for the popup to its content; only the guard has one. */
  readonly popupMs: number | undefined;
  readonly tookMs: number;
}

/** Chromium's extensions refuse by rules, of which no extension's process is told. */
export const FLOOD_ARMS = {
  chromium: ["guard"],
  firefox: ["guard", "blocker", "bare"],
} as const satisfies Record<string, readonly FloodArm[]>;

/** How many probes the page makes. */
export const PROBES = 10_000;
const AT_ONCE = 100;
/** One of the guard's that asks for nothing while it is open. */
const RESTING_PAGE = "welcome.html";
const FLOOD_DEADLINE_MS = 180_000;
/** Above the guard's longest wait before it writes what it has. */
const SETTLE_MS = 10_000;

/** Lets a public page make 10,000 probes, and reads what became of the browser. */
export async function flood(engine: "chromium" | "firefox", arm: FloodArm): Promise<FloodResult> {
  await using stack = new AsyncDisposableStack();
  const guard = arm === "guard" ? stack.use(await openGuard({ engine })) : undefined;
  const { browser, lab } = guard ?? (await openOther(arm, stack));
  const site = stack.use(
    await serveSite({ network: lab.network, host: PUBLIC_ADDRESS, routes: { "/": floodPage() } }),
  );
  const root = browser.process()?.pid ?? 0;
  const collectGarbage = await createCollector(browser, engine);
  const page = await browser.newPage();
  // The popup was loaded once: its code is not what grows.
  await guard?.show("popup.html?tab=1");
  await guard?.show(RESTING_PAGE);
  await collectGarbage();
  const before = await readMemory(root);
  await page.bringToFront();
  const startMs = performance.now();
  await page.goto(site.url("site.test"), { timeout: FLOOD_DEADLINE_MS });
  await page.waitForFunction("document.title === 'done'", { timeout: FLOOD_DEADLINE_MS, polling: 250 });
  const tookMs = performance.now() - startMs;
  const popupMs = guard === undefined ? undefined : await timePopup(guard, site.url("site.test"));
  await guard?.show(RESTING_PAGE);
  await wait(SETTLE_MS);
  const atMost = await readMemory(root);
  await collectGarbage();
  const after = await readMemory(root);
  const growthOf = (part: keyof BrowserMemory): Growth => ({
    peakMb: atMost[part].peakMb - before[part].nowMb,
    keptMb: after[part].nowMb - before[part].nowMb,
  });
  return { extensions: growthOf("extensions"), main: growthOf("main"), popupMs, tookMs };
}

async function openOther(
  arm: FloodArm,
  stack: AsyncDisposableStack,
): Promise<{ readonly browser: Browser; readonly lab: LabNetwork }> {
  const lab = stack.use(await createLabNetwork());
  const extension = arm === "bare" ? undefined : stack.use(await writeBlocker()).folder;
  const flags = ["--remote-allow-system-access"];
  const { browser } = stack.use(await launchGuarded({ engine: "firefox", extension, lab, flags }));
  return { browser, lab };
}

async function timePopup(guard: OpenGuard, url: string): Promise<number> {
  const tab = await guard.tabOf(url);
  const startMs = performance.now();
  const popup = await guard.show(`popup.html?tab=${tab}`);
  await until(() =>
    popup.evaluate(() => /[\d.,]*\d/.test(document.querySelector("main")?.textContent ?? "")),
  );
  return performance.now() - startMs;
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
