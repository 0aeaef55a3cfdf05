import { BROWSER_KINDS } from "@hushport/recorder";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONTRACT } from "./contract.ts";
import { openBrowserPages, type BrowserPages } from "./fixtures/browser-page.ts";
import { openContractTargets } from "./fixtures/contract-targets.ts";
import type { PageTask, PageTools } from "./fixtures/page.ts";

/** What the page is given by its script. */
declare const tools: PageTools;

/** Above what loopback takes to fail or to open in a browser on a busy machine: at 800 ms, one opening was late. */
const LATENCY_MS = 1500;

/** Above what five runs of the contract take on a busy machine. */
const RUNS_DEADLINE_MS = 180_000;

type Form = "native" | "wrapped" | "installed";

/** Runs the contract in a page or in a worker of it. */
async function runIn(page: Page, place: "page" | "worker", form: Form): Promise<Record<string, unknown>> {
  await using targets = await openContractTargets();
  const task: PageTask = { urls: targets.urls, latencyMs: LATENCY_MS };
  // Awaited here, because the ports close at the end of this function.
  return await page.evaluate(
    async (place, form, task) => {
      if (place === "page") return tools[form](task);
      const worker = new Worker("/worker.js");
      const answer = new Promise<Record<string, unknown>>((resolve, reject) => {
        worker.addEventListener("message", ({ data }: MessageEvent<Record<string, unknown>>) =>
          resolve(data),
        );
        worker.addEventListener("error", ({ message }) => reject(new Error(message)));
      });
      worker.postMessage([form, task]);
      return answer;
    },
    place,
    form,
    task,
  );
}

describe.each(BROWSER_KINDS)("in %s", (kind) => {
  let pages: BrowserPages;
  const seen: Record<string, Record<string, unknown>> = {};

  beforeAll(async () => {
    pages = await openBrowserPages(kind);
    for (const [place, form] of [
      ["page", "native"],
      ["page", "wrapped"],
      ["page", "installed"],
      ["worker", "native"],
      ["worker", "installed"],
    ] as const) {
      const page = await pages.open();
      seen[`${place} ${form}`] = await runIn(page, place, form);
      await page.close();
    }
  }, RUNS_DEADLINE_MS);

  afterAll(() => pages[Symbol.asyncDispose]());

  describe.each([
    ["fixedLatency(WebSocket) in a page", "page wrapped", "page native"],
    ["the installed WebSocket of a page", "page installed", "page native"],
    ["the installed WebSocket of a worker", "worker installed", "worker native"],
  ])("%s", (_, hushed, native) => {
    test.each(CONTRACT)("$name", ({ name }) => {
      expect(seen[hushed]?.[name]).toEqual(seen[native]?.[name]);
      expect(JSON.stringify(seen[hushed]?.[name])).not.toMatch(/never ended|"threw /);
    });
  });
});
