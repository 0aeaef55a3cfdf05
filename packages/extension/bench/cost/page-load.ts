import { createLabNetwork, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import type { Browser } from "puppeteer-core";
import { buildVariant } from "../../src/fixtures/build-variant.ts";
import { launchGuarded } from "../../src/fixtures/launch-guarded.ts";
import { writeBystander, writeHooks } from "./blocker-extension.ts";
import { limitRatio, type RatioLimit } from "./ratio-limit.ts";
import { serveSlowNames } from "./slow-names.ts";

/** One comparison of a bare and a guarded browser, with a bystander and with empty hooks. */
export interface PageLoadPlan {
  readonly engine: "chromium" | "firefox";
  readonly variant: string;
  readonly origins: number;
  readonly dnsDelayMs: number;
  /** How long a server lets wait for each answer, as one elsewhere does; with 0 nothing but the browser takes time. */
  readonly answerDelayMs: number;
  /** Whether names are asked for by DNS over HTTPS, whose answers lapse at once. Firefox only. */
  readonly isSecureDns: boolean;
  /** Visits of each browser that count, after one that does not. */
  readonly rounds: number;
}

/** What a comparison came to. */
export interface PageLoadResult extends PageLoadPlan {
  readonly bareMs: number;
  readonly guarded: RatioLimit;
  /** The same of an extension that judges every request and lets it pass. */
  readonly bystander: RatioLimit;
  /** The same of an extension with the guard's hooks and nothing behind them. */
  readonly hooks: RatioLimit;
}

const SUBRESOURCES = 1_000;
const VISIT_DEADLINE_MS = 120_000;
/** One transparent pixel. */
const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Loads a page with many subresources in four browsers by turns, under names that none has heard before. */
export async function comparePageLoads(plan: PageLoadPlan): Promise<PageLoadResult> {
  await using lab = await createLabNetwork();
  await using names = await serveSlowNames(lab, plan.dnsDelayMs, plan.isSecureDns);
  await using site = await serveSite({
    network: lab.network,
    host: PUBLIC_ADDRESS,
    // As nearly all sites.
    tls: ["site.test"],
    handler: (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "https://site.test");
      const [type, body] =
        pathname === "/picture"
          ? ["image/gif", PICTURE]
          : ["text/html", pageOf(searchParams.get("visit") ?? "", plan.origins, site.port)];
      const answer = (): void => {
        response.writeHead(200, { "cache-control": "no-store", "content-type": type }).end(body);
      };
      if (plan.answerDelayMs > 0) setTimeout(answer, plan.answerDelayMs);
      else answer();
    },
  });
  await using built = await buildVariant(plan.variant);
  await using idle = await writeBystander(plan.engine);
  await using empty = await writeHooks(plan.engine);
  const start = { engine: plan.engine, lab, trusted: site, preferences: names.preferences };
  await using bare = await launchGuarded(start);
  await using bystander = await launchGuarded({ ...start, extension: idle.folder });
  await using hooks = await launchGuarded({ ...start, extension: empty.folder });
  await using guarded = await launchGuarded({ ...start, extension: built.folder });
  const arms = [bare, bystander, hooks, guarded].map(({ browser }) => ({
    browser,
    times: new Array<number>(),
  }));
  for (let round = 0; round <= plan.rounds; round += 1) {
    // Each comes at each place equally often.
    for (const place of arms.keys()) {
      const index = (place + round) % arms.length;
      const arm = arms[index];
      if (arm === undefined) continue;
      const ms = await timeVisit(arm.browser, site.url("site.test", `/?visit=a${index}r${round}`));
      // The first fills caches and starts processes.
      if (round > 0) arm.times.push(ms);
    }
  }
  const [bareTimes = [], bystanderTimes = [], hooksTimes = [], guardedTimes = []] = arms.map(
    ({ times }) => times,
  );
  return {
    ...plan,
    bareMs: median(bareTimes),
    guarded: limitRatio(pair(bareTimes, guardedTimes)),
    bystander: limitRatio(pair(bareTimes, bystanderTimes)),
    hooks: limitRatio(pair(bareTimes, hooksTimes)),
  };
}

function pair(before: readonly number[], after: readonly number[]): readonly (readonly [number, number])[] {
  return before.map((ms, round) => [ms, after[round] ?? Number.NaN]);
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** Each origin is a site of its own, as those of strangers on a page are. */
function pageOf(visit: string, origins: number, port: number): string {
  const pictures = Array.from(
    { length: SUBRESOURCES },
    (_, index) => `<img src="https://static.${visit}o${index % origins}.test:${port}/picture?${index}">`,
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
