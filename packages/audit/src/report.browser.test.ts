import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import * as z from "zod/mini";
import { buildProbe } from "./fixtures/build-probe.ts";
import { buildEbayProbes } from "./fixtures/build-recording.ts";
import { buildReportFor } from "./fixtures/build-report-for.ts";
import { openReport, startReader, type OpenedReport, type ReaderSettings } from "./fixtures/open-report.ts";
import { renderReport } from "./render-report.ts";
import type { AuditReport } from "./report/schema.ts";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const VIOLATIONS = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** Text that is markup, script, style, address and terminal command at once. */
const HOSTILE = `</script></style></title><img src=x onerror="alert(1)"><script>alert(2)</script><!--"'\`\${1}\u202E\u001b[2J&lt;`;

let browser: Browser;
let closeReader: () => Promise<void>;
beforeAll(async () => {
  ({ browser, close: closeReader } = await startReader());
});
afterAll(() => closeReader());

async function open(report: AuditReport, settings: ReaderSettings = {}): Promise<OpenedReport> {
  const opened = await openReport(
    browser,
    await renderReport(report, "/nonexistent/screenshot.png"),
    settings,
  );
  onTestFinished(opened.close);
  return opened;
}

async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  // The script above made `axe`; in here it is a name like `document`.
  const results: unknown = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  return VIOLATIONS.parse(results).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}

const ebayReport = await buildReportFor({
  probes: buildEbayProbes(),
  hosts: [{ host: "tags.example", addresses: ["203.0.113.9"], cnames: ["h-shop.online-metrix.net"] }],
  scripts: [{ url: "https://tags.example/fp/tags.js?org_id=usllpic0", sha256: "ab".repeat(32) }],
  warnings: ["The browser ran without its sandbox."],
});
const REPORTS = {
  "eBay's scan": ebayReport,
  "a page that does nothing": await buildReportFor({}),
  "a visit that failed": await buildReportFor({
    finalUrl: null,
    title: null,
    outcome: { kind: "failed", code: "ERR_X", message: "Cannot open https://shop.example/: no such host" },
  }),
  "a walk through 60 ports": await buildReportFor({
    probes: Array.from({ length: 60 }, (_, index) =>
      buildProbe({
        id: `p${index + 1}`,
        port: 8_000 + index,
        atMs: index * 5,
        reach: "response",
        state: "open",
      }),
    ),
  }),
};

const CASES = Object.keys(REPORTS).flatMap((name) =>
  (["light", "dark"] as const).flatMap((scheme) => [1_280, 390].map((width) => ({ name, scheme, width }))),
);

test.each(CASES)(
  "axe finds nothing in the report of $name, $scheme, $width pixels wide",
  async ({ name, ...settings }) => {
    const report = Object.entries(REPORTS).find(([key]) => key === name)?.[1];
    const { page, requests, complaints } = await open(report ?? ebayReport, settings);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await axeViolations(page)).toEqual([]);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflowPx).toBeLessThanOrEqual(0);
  },
);

test.each([1_280, 1_100, 1_000, 800, 390])(
  "what a table says of itself is read without scrolling at %i pixels",
  async (width) => {
    const { page } = await open(ebayReport, { scheme: "light", width });
    const cutPx = await page.evaluate(() =>
      [...document.querySelectorAll(".caption")].map((caption) => {
        const region = caption.closest(".scroll") ?? document.documentElement;
        return caption.getBoundingClientRect().right - region.getBoundingClientRect().right;
      }),
    );
    expect(cutPx.length).toBeGreaterThan(0);
    expect(Math.max(...cutPx)).toBeLessThanOrEqual(0);
  },
);

test("the report shows hostile text as text: nothing runs, nothing is loaded, nothing deceives", async () => {
  const url = `https://shop.example/${encodeURIComponent(HOSTILE)}#${HOSTILE}`;
  const probe = buildProbe({
    host: HOSTILE,
    path: `/${HOSTILE}`,
    spelling: HOSTILE,
    error: HOSTILE,
    smuggled: HOSTILE,
    initiator: {
      frameUrl: HOSTILE,
      scriptUrl: `javascript:${HOSTILE}`,
      line: 1,
      column: 1,
      stack: [{ functionName: HOSTILE, url: HOSTILE, line: 1, column: 1, asyncCause: HOSTILE }],
    },
  });
  const report = await buildReportFor({
    url,
    finalUrl: url,
    title: HOSTILE,
    probes: [probe],
    outcome: { kind: "partial", code: HOSTILE, message: HOSTILE },
    hosts: [{ host: HOSTILE, addresses: [HOSTILE], cnames: [HOSTILE] }],
    scripts: [{ url: HOSTILE, sha256: null }],
    warnings: [HOSTILE],
    resolutions: [{ host: HOSTILE, port: 1, address: HOSTILE }],
    browser: { name: HOSTILE, version: HOSTILE },
  });
  const { page, requests, complaints } = await open(report);
  const seen = await page.evaluate(() => ({
    images: document.querySelectorAll("img").length,
    scripts: document.querySelectorAll("script").length,
    handlers: document.querySelectorAll("[onerror]").length,
    links: [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")),
    text: document.body.innerText,
  }));
  expect(seen).toMatchObject({ images: 0, scripts: 2, handlers: 0, links: ["#main"] });
  expect(seen.text).toContain("<script>alert(2)</script>");
  expect(seen.text).not.toContain("\u202E");
  expect(seen.text).not.toContain("\u001B");
  expect([requests, complaints]).toEqual([[], []]);
});

test("the report says all that matters without its script", async () => {
  const { page } = await open(ebayReport, { scripts: "off" });
  const text = await page.$eval("body", (body) => body.textContent ?? "");
  expect(text).toContain(ebayReport.sentence);
  for (const { port, program } of ebayReport.ports) {
    expect(text).toContain(String(port));
    expect(text).toContain(program);
  }
  expect(text).toContain("h-shop.online-metrix.net");
  expect(await page.$eval("#download", (button) => button.checkVisibility())).toBe(false);
});

test("the report's chart has one line and one mark for each of eBay's ports", async () => {
  const { page } = await open(ebayReport);
  const marks = await page.$$eval('.chart [data-mark="dot"] path', (paths) => paths.length);
  expect(marks).toBe(14);
});

test("the report hands out its machine-readable copy", async () => {
  const { page, folder } = await open(ebayReport);
  const session = await page.createCDPSession();
  const saved = Promise.withResolvers<void>();
  session.on("Browser.downloadProgress", ({ state }) => {
    if (state === "completed") saved.resolve();
  });
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    eventsEnabled: true,
  });
  await page.click("#download");
  await Promise.race([
    saved.promise,
    delay(10_000).then(() => Promise.reject(new Error("no file was saved"))),
  ]);
  expect(JSON.parse(await readFile(join(folder, "report.json"), "utf8"))).toEqual(
    JSON.parse(JSON.stringify(ebayReport)),
  );
});

test("the report unfolds what is folded when it is printed, and folds it again", async () => {
  const { page } = await open(ebayReport);
  const openCount = () => page.$$eval("details[open]", (all) => all.length);
  expect(await openCount()).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await openCount()).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  expect(await openCount()).toBe(0);
});

test("the report carries the page's screenshot, unless that is too large to send around", async () => {
  const { page, folder } = await open(ebayReport);
  const small = join(folder, "small.png");
  await writeFile(small, await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 30 } }));
  const large = join(folder, "large.png");
  await writeFile(large, Buffer.alloc(1_000_001));
  const withPicture = await openReport(browser, await renderReport(ebayReport, small));
  onTestFinished(withPicture.close);
  expect(await withPicture.page.$eval(".screenshot img", (image) => image.naturalWidth)).toBe(40);
  expect(withPicture.complaints).toEqual([]);
  expect(await renderReport(ebayReport, large)).not.toContain("<img");
});

test("the report of 2,000 attempts by a deep stack stays under 3 MB and opens", async () => {
  const stack = Array.from({ length: 32 }, (_, depth) => ({
    functionName: "f",
    url: `https://shop.example/${"d".repeat(300)}`,
    line: depth,
    column: 1,
  }));
  const initiator = {
    frameUrl: "https://shop.example/",
    scriptUrl: "https://shop.example/a.js",
    line: 1,
    column: 1,
    stack,
  };
  const report = await buildReportFor({
    probes: Array.from({ length: 2_000 }, (_, index) =>
      buildProbe({ id: `p${index}`, port: 1 + index * 7, atMs: index, initiator }),
    ),
    scripts: Array.from({ length: 5_000 }, (_, index) => ({
      url: `https://a.example/${index}`,
      sha256: "0".repeat(64),
    })),
  });
  const html = await renderReport(report);
  expect(html.length).toBeLessThan(3_000_000);
  const opened = await openReport(browser, html);
  onTestFinished(opened.close);
  expect(opened.complaints).toEqual([]);
});
