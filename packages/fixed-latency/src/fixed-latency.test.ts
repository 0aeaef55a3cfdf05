import { openTarget } from "@hushport/testbed";
import * as undici from "undici";
import { describe, expect, test } from "vitest";
import { acceptHandshake } from "./fixtures/accept-handshake.ts";
import { opened } from "./fixtures/contract/case.ts";
import { asStandard } from "./fixtures/as-standard.ts";
import { serveLate } from "./fixtures/serve-late.ts";
import { DEFAULT_LATENCY_MS, fixedLatency, MAX_LATENCY_MS } from "./index.ts";
import { fixedLatency as fixedLatencyForNode } from "./node.ts";

const LATENCY_MS = 200;

/** Above what a timer is late by on two very busy cores; the distributions are compared elsewhere. */
const LATE_MS = 1000;

/** What is seen of one failure, and when. */
async function watchFailure(socket: WebSocket, startMs: number) {
  const seen: unknown[] = [];
  const closed = new Promise<number>((resolve) => {
    for (const type of ["open", "message", "error", "close"]) {
      socket.addEventListener(type, (event) => {
        seen.push(type, socket.readyState, socket.protocol, socket.extensions, socket.bufferedAmount);
        seen.push(JSON.stringify(event), Reflect.get(event, "message"), String(Reflect.get(event, "error")));
        if (type === "close") resolve(performance.now() - startMs);
      });
    }
  });
  return { tookMs: await closed, seen };
}

describe.each([
  ["Node", globalThis.WebSocket],
  ["undici", asStandard(undici.WebSocket)],
])("fixedLatency(WebSocket of %s)", (_, Native) => {
  const Hushed = fixedLatencyForNode(Native, { latencyMs: LATENCY_MS });

  test("reports every outcome but an open connection alike, at the deadline", async () => {
    await using http = await openTarget("http");
    await using silent = await openTarget("silent");
    await using banner = await openTarget("banner");
    await using closed = await openTarget("closed");
    await using filtered = await openTarget("filtered");
    await using late = await serveLate(LATENCY_MS + 60, acceptHandshake);
    await using refused = await serveLate(0, () => "HTTP/1.1 403 Forbidden\r\n\r\n");
    const urls = [http, silent, banner, closed, filtered].map(({ authority }) => `ws://${authority}/`);
    urls.push(late.url, refused.url, `wss://${http.authority}/`, "ws://127.0.0.1:1/");
    const failures = await Promise.all(
      urls.map((url) => {
        const startMs = performance.now();
        return watchFailure(new Hushed(url, "chat"), startMs);
      }),
    );
    for (const { tookMs, seen } of failures) {
      expect(tookMs).toBeGreaterThanOrEqual(LATENCY_MS);
      expect(tookMs).toBeLessThan(LATENCY_MS + LATE_MS);
      expect(seen).toEqual(failures[0]?.seen);
    }
    expect(JSON.stringify(failures[0]?.seen)).not.toMatch(/ECONN|refused|hang|127\.0/i);
    await expect.poll(() => late.connections()).toBe(0);
  });

  test("lets a connection pass at once that opens before the deadline", async () => {
    await using soon = await serveLate(30, acceptHandshake);
    const startMs = performance.now();
    const socket = new Hushed(soon.url);
    await opened(socket);
    expect(performance.now() - startMs).toBeLessThan(LATENCY_MS);
    expect(socket.readyState).toBe(1);
    // Past the deadline it is still open.
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    expect(socket.readyState).toBe(1);
    socket.close();
  });

  test("fails a connection whose success comes while the event loop is busy beyond the deadline", async () => {
    await using soon = await serveLate(0, acceptHandshake);
    const startMs = performance.now();
    const socket = new Hushed(soon.url);
    const failure = watchFailure(socket, startMs);
    while (performance.now() - startMs < LATENCY_MS + 20);
    const { seen } = await failure;
    expect(seen[0]).toBe("error");
  });

  test("shows nothing of a failure before the deadline", async () => {
    await using closed = await openTarget("closed");
    const startMs = performance.now();
    const socket = new Hushed(`ws://${closed.authority}/`);
    const failure = watchFailure(socket, startMs);
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS / 2));
    expect(socket.readyState).toBe(0);
    expect(() => socket.send("x")).toThrow(DOMException);
    expect(socket.bufferedAmount).toBe(0);
    const { seen } = await failure;
    expect(seen.slice(0, 5)).toEqual(["error", 3, "", "", 0]);
  });

  test("frees the connection of a socket that is closed early, and reports it at the deadline", async () => {
    await using silent = await serveLate(10_000, acceptHandshake);
    const startMs = performance.now();
    const socket = new Hushed(silent.url);
    const failure = watchFailure(socket, startMs);
    await expect.poll(() => silent.connections()).toBe(1);
    socket.close();
    expect(socket.readyState).toBe(2);
    await expect.poll(() => silent.connections(), { timeout: LATENCY_MS / 2 }).toBe(0);
    const { tookMs } = await failure;
    expect(tookMs).toBeGreaterThanOrEqual(LATENCY_MS);
  });

  test("fails everything that is not open when its signal aborts, and makes nothing after", async () => {
    await using silent = await openTarget("silent");
    await using echo = await openTarget("websocket");
    const stop = new AbortController();
    const Stoppable = fixedLatencyForNode(Native, { signal: stop.signal });
    const open = new Stoppable(`ws://${echo.authority}/`);
    await opened(open);
    const startMs = performance.now();
    const failure = watchFailure(new Stoppable(`ws://${silent.authority}/`), startMs);
    stop.abort(new Error("Ended"));
    const { tookMs } = await failure;
    expect(tookMs).toBeLessThan(LATE_MS);
    expect(() => new Stoppable(`ws://${silent.authority}/`)).toThrow("Ended");
    expect(open.readyState).toBe(1);
    open.close();
  });
});

test("fixedLatency() of the main entry names no reason either", async () => {
  await using closed = await openTarget("closed");
  const Hushed = fixedLatency(WebSocket, { latencyMs: 50 });
  const { seen } = await watchFailure(new Hushed(`ws://${closed.authority}/`), performance.now());
  expect(seen.slice(5, 8)).toEqual(["{}", undefined, "undefined"]);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, MAX_LATENCY_MS + 1])(
  "fixedLatency() refuses a latency of %d ms",
  (latencyMs) => {
    expect(() => fixedLatency(WebSocket, { latencyMs })).toThrow(RangeError);
  },
);

test("fixedLatency() takes the talk's latency when there is none, and the longest that a timer can wait", () => {
  expect(DEFAULT_LATENCY_MS).toBe(6000);
  expect(() => fixedLatency(WebSocket, { latencyMs: MAX_LATENCY_MS })).not.toThrow();
});

test("fixedLatency() refuses a latency that is no number, and a class that is no WebSocket", () => {
  expect(() => Reflect.apply(fixedLatency, undefined, [WebSocket, { latencyMs: "250" }])).toThrow(TypeError);
  expect(() => Reflect.apply(fixedLatency, undefined, [EventTarget])).toThrow(TypeError);
});

test("fixedLatency() makes sockets that are instances of the class that it was given, and the other way round", () => {
  const Hushed = fixedLatency(WebSocket, { latencyMs: 50 });
  class Sub extends Hushed {}
  const hushed = new Hushed("ws://127.0.0.1:1/");
  const native = new WebSocket("ws://127.0.0.1:1/");
  expect(hushed).toBeInstanceOf(WebSocket);
  expect(native).toBeInstanceOf(Hushed);
  expect(native).not.toBeInstanceOf(Sub);
  expect(new EventTarget()).not.toBeInstanceOf(Hushed);
});
