/* oxlint-disable typescript/no-unsafe-type-assertion -- what a page is given by a script */
/**
 * Times failures of ports in three states behind the library, in each browser and in Node, and prints how well they
 * can be told apart: `npm run bench:fixed-latency [samples of each state]`.
 */
import { BROWSER_KINDS } from "@hushport/recorder";
import { openTarget } from "@hushport/testbed";
import { openBrowserPages } from "../src/fixtures/browser-page.ts";
import { compareSamples, median } from "../src/fixtures/compare-samples.ts";
import type { PageTools } from "../src/fixtures/page.ts";
import { sampleFailures, type SampleTask } from "../src/fixtures/sample-failures.ts";
import { fixedLatency } from "../src/node.ts";

const LATENCY_MS = 250;

/** With so many, the 95 % interval of the area is 0.02 to each side. */
const DEFAULT_COUNT = 1600;

/** Quantile of the normal distribution for a 95 % interval. */
const SIGMA_95 = 1.96;

/** Sparse enough for the browser to connect before the deadline: Chromium makes a process wait in which many are pending. */
const GAP_MS = 60;

const STATES = ["http", "closed", "filtered"] as const;

function print(where: string, samples: readonly (readonly number[])[]): void {
  for (const [index, values] of samples.entries()) {
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
    console.log(
      `${where.padEnd(9)} ${STATES[index]?.padEnd(9)} n ${values.length}  median ${median(values).toFixed(2)} ms  p1 ${at(0.01)}  p99 ${at(0.99)}  max ${at(1)}`,
    );
  }
  for (const [index, first] of samples.entries()) {
    for (const [step, second] of samples.slice(index + 1).entries()) {
      const { area, standardError } = compareSamples(first, second);
      const [low, high] = [area - SIGMA_95 * standardError, area + SIGMA_95 * standardError];
      console.log(
        `${where.padEnd(9)} ${STATES[index]} / ${STATES[index + step + 1]}: AUC ${area.toFixed(3)}, 95 % ${low.toFixed(3)} to ${high.toFixed(3)}`,
      );
    }
  }
}

const count = Number(process.argv[2] ?? DEFAULT_COUNT);
await using http = await openTarget("http");
await using closed = await openTarget("closed");
await using filtered = await openTarget("filtered");
await using echo = await openTarget("websocket");
const task: SampleTask = {
  latencyMs: LATENCY_MS,
  urls: [http, closed, filtered].map(({ authority }) => `ws://${authority}/`),
  echoUrl: `ws://${echo.authority}/`,
  count,
  gapMs: Number(process.argv[3] ?? GAP_MS),
};

let reached = 0;
http.onContact(() => {
  reached++;
});
for (const kind of BROWSER_KINDS) {
  await using pages = await openBrowserPages(kind);
  const page = await pages.open();
  reached = 0;
  const samples = await page.evaluate((task) => {
    const { fixedLatency, sampleFailures } = (globalThis as unknown as { tools: PageTools }).tools;
    return sampleFailures(fixedLatency(WebSocket, { latencyMs: task.latencyMs }), task);
  }, task);
  print(kind, samples);
  console.log(`${kind.padEnd(9)} contacts at the http port: ${reached}`);
}
reached = 0;
print("node", await sampleFailures(fixedLatency(WebSocket, { latencyMs: LATENCY_MS }), task));
console.log(`node      contacts at the http port: ${reached}`);
