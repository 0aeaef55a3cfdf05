// Runs every driver in every context of both browsers, each against its own open port, and writes docs/channels.md.
// Usage: node --conditions=hushport-source packages/channels/bench/reach.ts
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { CHANNEL_DRIVERS } from "../src/drivers.ts";
import { ENGINES, type ChannelDriver, type Engine } from "../src/driver.ts";
import { hasContact, isContactExpected, openEndpoint } from "../src/fixtures/endpoint.ts";
import { launchBrowser } from "../src/fixtures/launch-browser.ts";
import { probeEndpoints, type PageAnswer } from "../src/fixtures/probe-page.ts";
import { servePages } from "../src/fixtures/serve-pages.ts";
import { PROBE_CONTEXTS, type ProbeContext } from "../src/probe-context.ts";
import { formatReachReport, type EngineReach, type Reading } from "./format-reach-report.ts";

const DEADLINE_MS = 3_000;

/** A context that cannot start holds up the others of its driver for at most this long. */
const DRIVER_DEADLINE_MS = 400_000;

const report = join(import.meta.dirname, "..", "..", "..", "docs", "channels.md");
const measured: EngineReach[] = [];
for (const engine of ENGINES) measured.push(await measureEngine(engine));
await writeFile(report, formatReachReport(measured, new Date()));
console.log(`Wrote ${report}`);

async function measureEngine(engine: Engine): Promise<EngineReach> {
  const readings: Reading[] = [];
  let browserName = "";
  for (const driver of CHANNEL_DRIVERS) {
    const contexts = PROBE_CONTEXTS.filter((context) => driver.unavailable[context] === undefined);
    const isAlone = driver.isExclusive === true || driver.disturbs !== undefined;
    for (const group of isAlone ? contexts.map((context) => [context]) : [contexts]) {
      await using browser = await launchBrowser(engine);
      browserName = await browser.version();
      readings.push(...(await measureDriver(browser, { driver, contexts: group, engine })));
    }
  }
  return { engine, browserName, readings };
}

interface Work {
  readonly driver: ChannelDriver;
  readonly contexts: readonly ProbeContext[];
  readonly engine: Engine;
}

async function measureDriver(
  browser: Browser,
  { driver, contexts, engine }: Work,
): Promise<readonly Reading[]> {
  const endpoints = await Promise.all(contexts.map((context) => openEndpoint(driver, context)));
  await using server = await servePages(endpoints.map(({ ticket }) => ticket));
  const page = await browser.newPage();
  page.setDefaultTimeout(DRIVER_DEADLINE_MS);
  await page.goto(server.url);
  const answers = await probeEndpoints(page, endpoints, DEADLINE_MS);
  const readings = endpoints.map(({ context, target }, index): Reading => {
    const isReached = hasContact(target);
    const isExpected = isContactExpected(driver, context, engine);
    if (isExpected !== undefined && isExpected !== isReached) {
      console.log(
        `${engine} ${driver.id} in ${context}: ${isReached ? "reached" : "not reached"}`,
        answers[index],
      );
    }
    return { driver, context, isReached, ending: formatEnding(answers[index]) };
  });
  await Promise.all(endpoints.map(({ target }) => target.close()));
  return readings;
}

function formatEnding(answer: PageAnswer | undefined): string {
  if (answer?.kind !== "ended") return "refused";
  const { kind, errorName, code, readyState } = answer.outcome;
  const state = readyState === undefined ? "" : ` in state ${readyState}`;
  return [kind, errorName, code].filter((part) => part !== undefined && part !== "").join(" ") + state;
}
