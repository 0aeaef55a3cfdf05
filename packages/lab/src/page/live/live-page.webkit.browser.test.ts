import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { By, until, type WebDriver } from "selenium-webdriver";
import { expect, onTestFinished, test } from "vitest";
import { findWebkit } from "../../browser/find-webkit.ts";
import type { InstalledWebkit } from "../../browser/lab-engine.ts";
import { startWebkit } from "../../browser/start-webkit.ts";
import { startVirtualDisplay } from "../../browser/virtual-display.ts";
import { LabBrowserError } from "../../errors.ts";
import { parseLabReport } from "../../report/schema.ts";
import { serveLab } from "../../serve/serve-lab.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Above a step of the measurement on a machine that is busy. */
const STEP_MS = 40_000;

/** `undefined` where there is no WebKit: it is no browser that Hushport needs. */
function installedWebkit(): InstalledWebkit | undefined {
  try {
    return findWebkit();
  } catch (error) {
    if (error instanceof LabBrowserError) return undefined;
    throw error;
  }
}

async function openWindow({ path }: InstalledWebkit): Promise<WebDriver> {
  const signal = new AbortController().signal;
  const display = await startVirtualDisplay(signal);
  onTestFinished(() => display.stop());
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-live-webkit-"));
  onTestFinished(() => rm(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const started = await startWebkit({ path, profileDir, display: display.name, inside: undefined, signal });
  onTestFinished(() => started.end());
  return started.driver;
}

async function violations(driver: WebDriver): Promise<unknown> {
  await driver.executeScript("document.querySelectorAll('details').forEach((each) => (each.open = true))");
  await driver.executeScript(axe);
  return driver.executeAsyncScript(
    "axe.run(document).then(({ violations }) => arguments[0](violations.map(({ id, nodes }) => id + ': ' + nodes[0].html)))",
  );
}

const webkit = installedWebkit();

test.skipIf(webkit === undefined)("the lab's page measures in WebKit, and answers in words", async () => {
  if (webkit === undefined) return;
  await using site = await serveLab();
  const driver = await openWindow(webkit);
  await driver.get(site.url);
  const start = await driver.wait(until.elementLocated(By.css("button.main")), STEP_MS);
  expect(await violations(driver)).toEqual([]);
  await start.click();
  const live = await driver.wait(until.elementLocated(By.css("table.live")), STEP_MS);
  // Such ports come after the warm-up, which is not judged.
  await driver.wait(until.elementTextContains(live, "filtered"), STEP_MS);
  expect(await violations(driver)).toEqual([]);
  await driver.executeScript("document.querySelector('main button').click()");
  const answer = await driver.wait(until.elementLocated(By.css(".result .answers li")), STEP_MS);
  expect(await answer.getText()).toMatch(/\w+ \w+ \w+/);
  expect(await violations(driver)).toEqual([]);
  const kept = site.results().at(-1)?.report;
  expect(parseLabReport(JSON.stringify(kept))).toEqual(kept);
  expect(kept).toMatchObject({ outcome: "interrupted", browser: { engine: "webkit" } });
  expect(kept?.observations.count).toBeGreaterThan(20);
  expect(kept?.cells.filter(({ reach }) => reach.reached > 0).length).toBeGreaterThan(0);
});
