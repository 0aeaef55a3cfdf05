import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchFlags, QUIET_FIREFOX_ENVIRONMENT, QUIET_FIREFOX_PREFERENCES } from "@hushport/recorder";
import { launch, type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findLabBrowser } from "../../browser/find-lab-browser.ts";
import { buildReport } from "../../fixtures/build-report.ts";
import { parseLabReport } from "../../report/schema.ts";
import { serveLab, type LabSite } from "../../serve/serve-lab.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Starts a browser of this engine; Firefox shows pages dark, since its protocol cannot ask for it later. */
async function start(
  engine: "chromium" | "firefox",
  profileDir: string,
  preferences: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  const { path } = await findLabBrowser(engine, AbortSignal.timeout(30_000));
  if (engine === "chromium") {
    const { flags } = launchFlags({ window: "headless", profileDir });
    return launch({ executablePath: path, args: [...flags], ignoreDefaultArgs: true, pipe: true });
  }
  return launch({
    browser: "firefox",
    executablePath: path,
    headless: true,
    extraPrefsFirefox: {
      ...QUIET_FIREFOX_PREFERENCES,
      "layout.css.prefers-color-scheme.content-override": 0,
      ...preferences,
    },
    env: { ...process.env, ...QUIET_FIREFOX_ENVIRONMENT },
  });
}

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  await page.evaluate(axe);
  return page.evaluate(
    "axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  );
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

describe.each(["chromium", "firefox"] as const)("the lab's page in %s", (engine) => {
  let folder: string;
  let site: LabSite;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hushport-live-"));
    site = await serveLab({ results: [buildReport()] });
    browser = await start(engine, join(folder, "profile"));
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  async function openPage(): Promise<{ readonly page: Page; readonly noise: readonly string[] }> {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const noise: string[] = [];
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) noise.push(message.text());
    });
    page.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol !== "data:" && protocol !== "blob:" && !/^127\.|localhost$|^\[/.test(hostname))
        noise.push(request.url());
    });
    await page.setViewport({ width: 1_280, height: 900 });
    await page.goto(site.url);
    await page.waitForSelector("button.main");
    return { page, noise };
  }

  test("measures until it is stopped, keeps what was measured and has nothing for axe to say", async () => {
    const { page, noise } = await openPage();
    expect(await violations(page)).toEqual([]);
    await page.click("button.main");
    // Such ports come after the warm-up, which is not judged.
    await page.waitForFunction(() => document.querySelector("table.live")?.textContent.includes("filtered"), {
      timeout: 40_000,
    });
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => document.querySelector<HTMLElement>("main button")?.click());
    await page.waitForSelector(".result .answers li", { timeout: 40_000 });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("results");
    expect(await violations(page)).toEqual([]);
    if (engine === "chromium")
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    expect(await violations(page)).toEqual([]);
    await page.setViewport({ width: 390, height: 800 });
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(noise).toEqual([]);
    const kept = site.results().at(-1)?.report;
    expect(parseLabReport(JSON.stringify(kept))).toEqual(kept);
    expect(kept).toMatchObject({
      outcome: "interrupted",
      permission: "off",
      browser: { engine },
      options: { window: "own" },
    });
    expect(kept?.observations.count).toBeGreaterThan(20);
    const reached = kept?.cells.filter(({ reach }) => reach.reached > 0) ?? [];
    expect(reached.length).toBeGreaterThan(0);
  });

  test("has a measuring document that probes nothing without a ticket of this run", async () => {
    const { page } = await openPage();
    await page.goto(`${site.url}probe/machine.html`);
    const refusal = await page.evaluate(async (token) => {
      const channels: unknown = Reflect.get(globalThis, "hushport");
      if (typeof channels !== "object" || channels === null || !("run" in channels)) return "no channels";
      const { run } = channels;
      if (typeof run !== "function") return "no run()";
      try {
        return JSON.stringify(
          await run({ driver: "fetch-no-cors", context: "document", token, deadlineMs: 500 }),
        );
      } catch (error) {
        return String(error);
      }
    }, "f0".repeat(28));
    expect(refusal).toContain("not in this run's list");
  });

  test("opens a result from a file beside another, and says of other files what they are not", async () => {
    const { page, noise } = await openPage();
    const [good, bad] = [join(folder, "lab.json"), join(folder, "other.json")];
    await writeFile(
      good,
      JSON.stringify(buildReport({ browser: { name: "<b>Other", version: "1", engine: "other" } })),
    );
    await writeFile(bad, "{}");
    const input = await page.waitForSelector('input[type="file"]');
    if (input === null) throw new TypeError("there is no field for files");
    await input.uploadFile(bad);
    await page.waitForFunction(() => document.body.innerText.includes("is no result of the lab"));
    await input.uploadFile(good);
    await page.waitForSelector("table.compare");
    expect(await page.evaluate(() => document.querySelector(".result")?.textContent)).toContain("<b>Other 1");
    expect(await violations(page)).toEqual([]);
    await page.setViewport({ width: 390, height: 800 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(noise).toEqual([]);
  });
});

test("the lab's page tells the person that the browser is asking, and that either answer is welcome", async () => {
  await using site = await serveLab();
  // A page of the internet to this browser, whose question nobody answers without a window.
  const browser = await start("firefox", "", {
    "network.lna.address_space.public.override": `127.0.0.1:${site.port}`,
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(site.url);
  await (await page.waitForSelector("button.main"))?.click();
  await page.waitForFunction(() => document.body.innerText.includes("seems to be asking"));
  expect(await violations(page)).toEqual([]);
});

test("the lab's page waits while it is hidden, says so, and goes on when it is seen again", async () => {
  await using site = await serveLab();
  const folder = await mkdtemp(join(tmpdir(), "hushport-hidden-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const browser = await start("chromium", folder);
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(site.url);
  await (await page.waitForSelector("button.main"))?.click();
  await page.waitForSelector("table.live svg", { timeout: 40_000 });
  const hide = (state: string): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  const told = (): Promise<string | undefined> =>
    page.evaluate(() => /\d+ of \d+ probes/.exec(document.body.innerText)?.[0]);
  await hide("hidden");
  await page.waitForFunction(() => document.body.innerText.includes("Paused: this tab is hidden"));
  const before = await told();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await told()).toBe(before);
  await hide("visible");
  await page.waitForFunction((text) => !document.body.innerText.includes(text), {}, before ?? "");
  expect(await page.evaluate(() => document.body.innerText.includes("Paused"))).toBe(false);
});
