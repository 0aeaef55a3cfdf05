import type { Channel, Context } from "@hushport/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentPairs, measureRecall, pairsOf, type Recall } from "./fixtures/recall.ts";

/**
 * Where the recorder's answer is another one than the driver's own account, because the browser makes the request
 * elsewhere than the page wrote it.
 */
const MADE_ELSEWHERE: Readonly<Record<string, { readonly channel?: Channel; readonly context?: Context }>> = {
  "csp-report": { context: "same-origin-frame" }, // the policy is that of a frame of ours
  embed: { channel: "iframe" }, // DevTools calls every nested document a document
  "fetch-at-pagehide": { context: "srcdoc-frame" }, // the driver removes a frame of its own
  "link-header": { context: "same-origin-frame" },
  object: { channel: "iframe" },
  "object-image": { channel: "image" },
  "service-worker-fetch": { context: "service-worker" },
  "speculation-rules-header": { channel: "other", context: "popup" }, // the rules themselves are asked for
  "top-level-redirect": { context: "popup" }, // the driver spares the test's own page
};

/** Never reach a socket in headless Chromium 156, nor does the page hear of them: see the drivers. */
const NEVER_TRIED = new Set(["background-fetch", "link-dns-prefetch", "link-icon", "link-manifest"]);

describe.each([
  ["every channel in a document", () => documentPairs()],
  ["every context by WebSocket and fetch", () => pairsOf(["websocket", "fetch-no-cors"])],
] as const)("record() with the permission denied, %s", (_name, makePairs) => {
  let result: Awaited<ReturnType<typeof measureRecall>>;
  const stop = new AbortController();

  beforeAll(async () => {
    result = await measureRecall(makePairs(), { lna: "denied", deadlineMs: 40_000, signal: stop.signal });
  }, 90_000);
  afterAll(() => stop.abort());

  test("misses no listener that was touched", () => {
    const missed = result.rows.filter(({ isTouched, probes }) => isTouched && probes.length === 0);
    expect(missed.map(nameOf)).toEqual([]);
    // A page that failed to run its pairs would touch nothing and miss nothing.
    expect(result.rows.filter(({ isTouched }) => isTouched).length / result.rows.length).toBeGreaterThan(
      0.85,
    );
  });

  test("sees also what was only meant", () => {
    const unseen = result.rows.filter(({ probes }) => probes.length === 0).map(({ pair }) => pair.driver.id);
    expect(unseen.filter((id) => !NEVER_TRIED.has(id))).toEqual([]);
  });

  test("names the channel and the context of each", () => {
    const wrong = result.rows.flatMap((row) => {
      const { driver, context } = row.pair;
      const expected = { channel: driver.recordedAs, context, ...MADE_ELSEWHERE[driver.id] };
      const isRight = row.probes.some(
        (probe) => probe.channel === expected.channel && probe.context === expected.context,
      );
      return row.probes.length === 0 || isRight
        ? []
        : [`${nameOf(row)}: ${row.probes.map((probe) => `${probe.channel} in ${probe.context}`).join(", ")}`];
    });
    expect(wrong).toEqual([]);
  });

  test("says that bytes were sent exactly where bytes arrived", () => {
    const wrong = result.rows.filter(
      ({ bytes, probes }) => probes.length > 0 && bytes > 0 !== probes.some(({ bytesSent }) => bytesSent > 0),
    );
    expect(wrong.map(nameOf)).toEqual([]);
  });

  test("sees nothing besides", () => {
    expect(result.others).toEqual([]);
  });
});

function nameOf({ pair }: Recall): string {
  return `${pair.driver.id} in ${pair.context}`;
}
