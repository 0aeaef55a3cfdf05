import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findBrowser, launchFlags } from "@hushport/recorder";
import { launch } from "puppeteer-core";
import { expect, onTestFinished, test } from "vitest";
import { parseTalkReport, TALK_FORMAT, TALK_VERSION } from "../talk/talk-schema.ts";
import { buildReport } from "../fixtures/build-report.ts";
import type { LabCell } from "../report/cell-schema.ts";
import { renderLabPage, renderTalkPage } from "./load-page.ts";

const HOSTILE = `</style><script>alert(1)</script><img src=x onerror=alert(2)>"'`;

const SAMPLES = ["before", "with fixed latency"].flatMap((arm) =>
  ["http", "closed", "filtered"].map((target, index) => ({
    arm,
    target,
    place: index + 1,
    round: 1,
    ms: arm === "before" ? 3 + 900 * index : 6_001,
    isEnded: index < 2,
  })),
);

const DESCRIBED = { claim: "c", sentence: HOSTILE } as const;

const REPORT = parseTalkReport({
  format: TALK_FORMAT,
  version: TALK_VERSION,
  generator: { name: "hushport", version: "0.1.0" },
  measuredAt: "2026-11-22T01:00:00.000Z",
  durationMs: 1,
  outcome: "interrupted",
  browser: { name: HOSTILE, version: "1", engine: "chromium" },
  machine: { platform: "linux", release: "6", arch: "x64", cores: 2 },
  experiments: [
    {
      ...DESCRIBED,
      id: "seven-ports",
      title: `seven-ports ${HOSTILE}`,
      kind: "timing",
      chart: "bars",
      deadlineMs: 3_000,
      samples: SAMPLES,
    },
    {
      ...DESCRIBED,
      id: "throttling",
      title: `throttling ${HOSTILE}`,
      kind: "timing",
      chart: "curve",
      deadlineMs: 3_000,
      samples: SAMPLES,
    },
    {
      ...DESCRIBED,
      id: "blocking",
      title: `blocking ${HOSTILE}`,
      kind: "blocking",
      tried: 65_535,
      blocked: [1, 6_000],
      listed: [1],
    },
  ],
  leftOut: [{ what: "x", reason: HOSTILE }],
});

const ESTIMATE = { value: 0.4, low: 0.2, high: 0.6 };
const BOUND = { auc: 0.55, bits: 0.02, accuracy: 0.55 };
const CELL: LabCell = {
  channel: HOSTILE,
  context: "document",
  spelling: "127.0.0.1",
  verdict: { kind: "leaks", oracles: [{ oracle: "time", states: ["http", HOSTILE], adjustedPValue: 0.001 }] },
  pValue: 0.001,
  bits: ESTIMATE,
  reach: { reached: 3, of: 4 },
  pairs: [],
  section: "channels",
  confidence: 0.95,
  deadlineMs: 500,
  states: [],
};
const LAB_REPORT = buildReport({
  cells: [
    CELL,
    {
      ...CELL,
      channel: "fetch",
      verdict: { kind: "no-leak-detected", upperBound: BOUND, isEquivalent: true },
    },
    {
      ...CELL,
      section: "contexts",
      context: "shared-worker",
      verdict: { kind: "not-reached", upperBound: BOUND, isEquivalent: true },
    },
    { ...CELL, channel: "image", bits: null, verdict: { kind: "not-available", reason: "one-state" } },
  ],
});

test.each([
  ["the talk", () => renderTalkPage(REPORT), 4],
  ["a matrix", () => renderLabPage(LAB_REPORT), 2],
] as const)(
  "lab.html of %s is clean for axe, light, dark and narrow, loads nothing and runs nothing",
  async (_name, render, charts) => {
    const folder = await mkdtemp(join(tmpdir(), "hushport-lab-page-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const path = join(folder, "lab.html");
    await writeFile(path, await render());
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const { flags } = launchFlags({ window: "headless", profileDir: join(folder, "profile") });
    const browser = await launch({
      executablePath: (await findBrowser("chromium")).path,
      args: [...flags],
      ignoreDefaultArgs: true,
      pipe: true,
    });
    onTestFinished(() => browser.close());
    for (const [scheme, width] of [
      ["light", 1_280],
      ["dark", 1_280],
      ["light", 390],
    ] as const) {
      const page = await browser.newPage();
      const noise: string[] = [];
      page.on("console", (message) => noise.push(message.text()));
      page.on("dialog", (dialog) => {
        noise.push(dialog.message());
        void dialog.dismiss();
      });
      page.on("request", (request) => {
        if (request.url() !== pathToFileURL(path).href) noise.push(request.url());
      });
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(pathToFileURL(path).href);
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      await page.evaluate(axe);
      const violations: unknown = await page.evaluate(
        "axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
      );
      expect(violations).toEqual([]);
      expect(noise).toEqual([]);
      expect(await page.$$eval("svg.plot", (all) => all.length)).toBe(charts);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.close();
    }
  },
);
