import * as undici from "undici";
import { beforeAll, describe, expect, test } from "vitest";
import { CONTRACT, runContract } from "./contract.ts";
import { asStandard } from "./fixtures/as-standard.ts";
import { openContractTargets } from "./fixtures/contract-targets.ts";
import { EARLY_CLOSE } from "./fixtures/contract/life.ts";
import { fixedLatency as fixedLatencyForPages } from "./index.ts";
import { fixedLatency } from "./node.ts";

/** Above what loopback takes to fail on a busy machine. */
const LATENCY_MS = 400;

/**
 * Where Node does not do what the standard says, and the wrapped class does: Node fires `error` and `close` inside
 * `close()`, and leaves `readyState` at CLOSING ever after.
 */
const DIFFERENT: ReadonlySet<string> = new Set(EARLY_CLOSE.map(({ name }) => name));

describe.each([
  ["Node", globalThis.WebSocket],
  ["undici", asStandard(undici.WebSocket)],
])("fixedLatency(WebSocket of %s)", (_, Native) => {
  let native: Record<string, unknown>;
  let wrapped: Record<string, unknown>;

  beforeAll(async () => {
    await using targets = await openContractTargets();
    native = await runContract({ ...targets.urls, WebSocket: Native });
    wrapped = await runContract({
      ...targets.urls,
      WebSocket: fixedLatency(Native, { latencyMs: LATENCY_MS }),
    });
  });

  test.each(CONTRACT.filter(({ name }) => !DIFFERENT.has(name)))("$name", ({ name }) => {
    expect(wrapped[name]).toEqual(native[name]);
    expect(JSON.stringify(wrapped[name])).not.toMatch(/never ended|threw Error/);
  });

  test.each(EARLY_CLOSE)("$name, as the standard says and not as Node does", ({ name }) => {
    const failed = [3, 0, "", "", "blob"];
    const atOnce = [
      [0, 0, "", "", "blob"],
      [2, 0, "", "", "blob"],
    ];
    const error = ["error", "ErrorEvent", failed, false, false, false, false];
    const close = ["close", "CloseEvent", failed, false, false, false, false, 1006, "", false];
    expect(wrapped[name]).toEqual([...atOnce, ...error, ...close, failed, true, failed]);
    expect(native[name]).not.toEqual(wrapped[name]);
  });
});

test("fixedLatency() of the main entry differs in Node only in the class of the error event", async () => {
  await using targets = await openContractTargets();
  const WebSocket = fixedLatencyForPages(globalThis.WebSocket, { latencyMs: LATENCY_MS });
  const [forPages, forNode] = await Promise.all([
    runContract({ ...targets.urls, WebSocket }),
    runContract({
      ...targets.urls,
      WebSocket: fixedLatency(globalThis.WebSocket, { latencyMs: LATENCY_MS }),
    }),
  ]);
  const asError = JSON.stringify(forPages).replaceAll('"Event",[3', '"ErrorEvent",[3');
  // As objects: what ends first stands first in a text.
  expect(JSON.parse(asError)).toEqual(JSON.parse(JSON.stringify(forNode)));
});
