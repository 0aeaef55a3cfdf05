import { once } from "node:events";
import type { Outcome, SessionOrder } from "@hushport/channels";
import type { WebDriver } from "selenium-webdriver";
import type { LabServer } from "../server/lab-server.ts";
import type { ProbeAnswer, ProbePage } from "../trial/probe-page.ts";
import { blockDeadlineMs, within } from "./block-deadline.ts";

/** What the channels' page offers. */
declare const hushport: { readonly run: (order: SessionOrder) => Promise<Outcome> };

/** Gives a page of a browser that WebDriver drives; every block is run in a fresh load of it. */
export function createWebkitPage(driver: WebDriver, server: LabServer): ProbePage {
  return {
    run: async (block, signal) => {
      signal.throwIfAborted();
      const lifetime = new AbortController();
      // One command at a time: a page cannot be told to stop, so what it has not answered yet is given up.
      const stopped = once(signal, "abort", { signal: lifetime.signal }).then(
        (): readonly ProbeAnswer[] => [],
      );
      stopped.catch(() => undefined);
      try {
        await closeOthers(driver);
        await driver.get(server.url());
        const answers = driver.executeAsyncScript<readonly ProbeAnswer[]>(runOrders, block.orders);
        return await within(blockDeadlineMs(block), Promise.race([answers, stopped]));
      } finally {
        lifetime.abort();
      }
    },
  };
}

/** Windows that probes left open; the driver stays with the first. */
async function closeOthers(driver: WebDriver): Promise<void> {
  const [first, ...others] = await driver.getAllWindowHandles();
  for (const handle of others) {
    await driver.switchTo().window(handle);
    await driver.close();
  }
  if (first !== undefined && others.length > 0) await driver.switchTo().window(first);
}

/** Runs in the page: it sees nothing of this file. */
async function runOrders(
  orders: readonly SessionOrder[],
  done: (answers: readonly ProbeAnswer[]) => void,
): Promise<void> {
  const answers: ProbeAnswer[] = [];
  for (const order of orders) {
    try {
      answers.push({ kind: "ended", outcome: await hushport.run(order) });
    } catch (error) {
      answers.push({ kind: "refused", message: String(error) });
    }
  }
  done(answers);
}
