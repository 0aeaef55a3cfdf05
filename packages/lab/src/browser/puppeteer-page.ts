import type { Outcome, SessionOrder } from "@hushport/channels";
import type { Browser, Page } from "puppeteer-core";
import type { LabServer } from "../server/lab-server.ts";
import type { ProbeAnswer, ProbePage } from "../trial/probe-page.ts";
import { blockDeadlineMs, within } from "./block-deadline.ts";

/** What the channels' page offers. */
interface Hushport {
  readonly run: (order: SessionOrder) => Promise<Outcome>;
}

declare const hushport: Hushport;

/** Above what opening the lab's page takes on a busy machine. */
const OPEN_DEADLINE_MS = 30_000;

/** Gives a page of a browser that puppeteer drives; every block is run in a fresh load of it. */
export function createPuppeteerPage(browser: Browser, server: LabServer): ProbePage {
  let page: Page | undefined;
  return {
    run: async (block, signal) => {
      signal.throwIfAborted();
      page ??= await browser.newPage();
      const current = page;
      try {
        await current.goto(server.url(), { timeout: OPEN_DEADLINE_MS });
        return await within(blockDeadlineMs(block), runOrders(current, block.orders, signal));
      } catch (error) {
        // A page that hangs or is gone must not take the next block with it.
        page = undefined;
        void current.close().catch(() => undefined);
        throw error;
      }
    },
  };
}

async function runOrders(
  page: Page,
  orders: readonly SessionOrder[],
  signal: AbortSignal,
): Promise<readonly ProbeAnswer[]> {
  const stop = (): void =>
    // The page may be gone by then; then nothing runs any more.
    void page.evaluate(() => void Object.assign(globalThis, { isLabStopped: true })).catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await page.evaluate(async (orders: readonly SessionOrder[]) => {
      const answers: ProbeAnswer[] = [];
      for (const order of orders) {
        if ("isLabStopped" in globalThis) break;
        try {
          answers.push({ kind: "ended", outcome: await hushport.run(order) });
        } catch (error) {
          answers.push({ kind: "refused", message: String(error) });
        }
      }
      return answers;
    }, orders);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
