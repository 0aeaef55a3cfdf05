import { createLabNetwork, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import type { Browser } from "puppeteer-core";
import { buildVariant } from "../../src/fixtures/build-variant.ts";
import { launchGuarded } from "../../src/fixtures/launch-guarded.ts";
import { limitRatio, type RatioLimit } from "./ratio-limit.ts";
import { serveSlowNames } from "./slow-names.ts";

/** One comparison of a bare and a guarded browser. */
export interface PageLoadPlan {
  readonly engine: "chromium" | "firefox";
  readonly variant: string;
  readonly origins: number;
  readonly dnsDelayMs: number;
  /** Pairs of visits that count, after one that does not. */
  readonly rounds: number;
}

/** What a comparison came to. */
export interface PageLoadResult extends PageLoadPlan, RatioLimit {
  readonly bareMs: number;
}

const SUBRESOURCES = 1_000;
const VISIT_DEADLINE_MS = 120_000;
/** One transparent pixel. */
const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Loads a page with many subresources in both browsers by turns, under names that neither has heard before. */
export async function comparePageLoads(plan: PageLoadPlan): Promise<PageLoadResult> {
  await using lab = await createLabNetwork();
  await using names = await serveSlowNames(lab, plan.dnsDelayMs);
  void names;
  await using site = await serveSite({
    network: lab.network,
    host: PUBLIC_ADDRESS,
    handler: (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://site.test");
      const headers = { "cache-control": "no-store" };
      if (pathname === "/picture")
        response.writeHead(200, { ...headers, "content-type": "image/gif" }).end(PICTURE);
      else
        response
          .writeHead(200, { ...headers, "content-type": "text/html" })
          .end(pageOf(searchParams.get("visit") ?? "", plan.origins, site.port));
    },
  });
  await using built = await buildVariant(plan.variant);
  await using bare = await launchGuarded({ engine: plan.engine, lab });
  await using guarded = await launchGuarded({ engine: plan.engine, lab, extension: built.folder });
  const pairs: [number, number][] = [];
  for (let round = 0; round <= plan.rounds; round += 1) {
    const visit = (browser: Browser, arm: string): Promise<number> =>
      timeVisit(browser, site.url("site.test", `/?visit=${arm}${round}`));
    // Each comes first equally often.
    const times: [number, number] =
      round % 2 === 0
        ? [await visit(bare.browser, "b"), await visit(guarded.browser, "g")]
        : reversed(await visit(guarded.browser, "g"), await visit(bare.browser, "b"));
    // The first fills caches and starts processes.
    if (round > 0) pairs.push(times);
  }
  const bareTimes = pairs.map(([bareMs]) => bareMs).toSorted((a, b) => a - b);
  return { ...plan, ...limitRatio(pairs), bareMs: bareTimes[Math.floor(bareTimes.length / 2)] ?? Number.NaN };
}

function reversed(guardedMs: number, bareMs: number): [number, number] {
  return [bareMs, guardedMs];
}

function pageOf(visit: string, origins: number, port: number): string {
  const pictures = Array.from(
    { length: SUBRESOURCES },
    (_, index) => `<img src="http://o${index % origins}.${visit}.test:${port}/picture?${index}">`,
  );
  return `<!doctype html><title>many</title><link rel="icon" href="data:,">${pictures.join("")}`;
}

async function timeVisit(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: "load", timeout: VISIT_DEADLINE_MS });
    return await page.evaluate(() => {
      const [entry] = performance.getEntriesByType("navigation");
      if (!(entry instanceof PerformanceNavigationTiming)) throw new Error("Cannot time a visit: no entry");
      return entry.loadEventStart;
    });
  } finally {
    await page.close();
  }
}
