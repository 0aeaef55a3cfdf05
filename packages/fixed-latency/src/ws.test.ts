import { openTarget } from "@hushport/testbed";
import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { acceptHandshake } from "./fixtures/accept-handshake.ts";
import { serveLate } from "./fixtures/serve-late.ts";
import { fixedLatencyWs, HandshakeError } from "./ws.ts";

const LATENCY_MS = 200;

/** Above what a timer is late by on two very busy cores. */
const LATE_MS = 1000;

const EVENTS = ["open", "message", "upgrade", "redirect", "unexpected-response", "ping", "error", "close"];

const Hushed = fixedLatencyWs(WebSocket, { latencyMs: LATENCY_MS });

async function watchFailure(socket: WebSocket, startMs: number) {
  const seen: unknown[] = [];
  const closed = new Promise<number>((resolve) => {
    for (const name of EVENTS) {
      socket.on(name, (...args: readonly unknown[]) => {
        const { readyState, protocol, extensions, bufferedAmount } = socket;
        seen.push(name, readyState, protocol, extensions, bufferedAmount, args.map(String));
        if (name === "close") resolve(performance.now() - startMs);
      });
    }
  });
  return { tookMs: await closed, seen };
}

test("fixedLatencyWs() reports every outcome but an open connection alike, at the deadline", async () => {
  await using http = await openTarget("http");
  await using silent = await openTarget("silent");
  await using banner = await openTarget("banner");
  await using closed = await openTarget("closed");
  await using filtered = await openTarget("filtered");
  await using late = await serveLate(LATENCY_MS + 60, acceptHandshake);
  await using wrong = await serveLate(0, (request) =>
    acceptHandshake(`${request}x`).replace("Accept: ", "Accept: x"),
  );
  await using moved = await serveLate(0, () => `HTTP/1.1 302 Found\r\nLocation: ${silent.authority}\r\n\r\n`);
  const urls = [http, silent, banner, closed, filtered].map(({ authority }) => `ws://${authority}/`);
  urls.push(late.url, wrong.url, moved.url, `wss://${http.authority}/`, "ws://127.0.0.1:1/");
  const failures = await Promise.all(
    urls.map(async (url) => {
      const startMs = performance.now();
      const socket = new Hushed(url, ["chat"], { followRedirects: true });
      const failure = await watchFailure(socket, startMs);
      expect([socket.readyState, socket.url]).toEqual([WebSocket.CLOSED, url]);
      return failure;
    }),
  );
  const error = "HandshakeError: Cannot open the WebSocket: it was not open after 200 ms";
  for (const { tookMs, seen } of failures) {
    expect(tookMs).toBeGreaterThanOrEqual(LATENCY_MS);
    expect(tookMs).toBeLessThan(LATENCY_MS + LATE_MS);
    expect(seen).toEqual(
      [
        ["error", WebSocket.CLOSING, "", "", 0, [error]],
        ["close", WebSocket.CLOSED, "", "", 0, ["1006", ""]],
      ].flat(),
    );
  }
  await expect.poll(() => late.connections() + wrong.connections()).toBe(0);
});

test("fixedLatencyWs() keeps back what a server says on a connection that opened too late", async () => {
  let startMs = 0;
  await using talking = await serveLate(0, (request) => {
    // The event loop is busy until the deadline; then come the answer, a message and a ping in one packet.
    while (performance.now() - startMs <= LATENCY_MS);
    return `${acceptHandshake(request)}\u0081\u0002hi\u0089\u0000`;
  });
  startMs = performance.now();
  const failure = watchFailure(new Hushed(talking.url), startMs);
  const { seen } = await failure;
  expect(seen.filter((name) => EVENTS.some((event) => event === name))).toEqual(["error", "close"]);
});

test("fixedLatencyWs() passes a connection that opens in time, with its upgrade before it", async () => {
  await using echo = await openTarget("websocket");
  const socket = new Hushed(`ws://${echo.authority}/`);
  const order: string[] = [];
  for (const name of ["upgrade", "open", "close"]) socket.on(name, () => order.push(name));
  await once(socket, "open");
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.send("text");
  const [data] = await once(socket, "message");
  expect(String(data)).toBe("text");
  socket.close(4000, "done");
  const [code] = await once(socket, "close");
  expect([code, order]).toEqual([4000, ["upgrade", "open", "close"]]);
});

test.each(["close", "terminate"] as const)(
  "fixedLatencyWs() frees the connection at an early %s(), and reports it at the deadline",
  async (method) => {
    await using silent = await serveLate(10_000, acceptHandshake);
    const startMs = performance.now();
    const socket = new Hushed(silent.url);
    const failure = watchFailure(socket, startMs);
    await expect.poll(() => silent.connections()).toBe(1);
    socket[method]();
    expect(socket.readyState).toBe(WebSocket.CLOSING);
    await expect.poll(() => silent.connections(), { timeout: LATENCY_MS / 2 }).toBe(0);
    expect((await failure).tookMs).toBeGreaterThanOrEqual(LATENCY_MS);
    socket[method]();
    expect(socket.readyState).toBe(WebSocket.CLOSED);
  },
);

test("fixedLatencyWs() refuses to send as long as the outcome is not told, whatever it is", async () => {
  await using closed = await openTarget("closed");
  const socket = new Hushed(`ws://${closed.authority}/`);
  const failure = watchFailure(socket, performance.now());
  await new Promise((resolve) => setTimeout(resolve, LATENCY_MS / 2));
  for (const method of ["send", "ping", "pong"] as const)
    expect(() => socket[method]("x")).toThrow("WebSocket is not open: readyState 0 (CONNECTING)");
  await failure;
  const failed = await new Promise((resolve) => socket.send("four", resolve));
  expect(String(failed)).toBe("Error: WebSocket is not open: readyState 3 (CLOSED)");
  expect(socket.bufferedAmount).toBe(4);
});

test("fixedLatencyWs() fails one socket at once when its own signal aborts, and all with the signal of the class", async () => {
  await using silent = await serveLate(10_000, acceptHandshake);
  const [own, all] = [new AbortController(), new AbortController()];
  const Stoppable = fixedLatencyWs(WebSocket, { signal: all.signal });
  const startMs = performance.now();
  const first = watchFailure(new Stoppable(silent.url, { signal: own.signal }), startMs);
  const second = watchFailure(new Stoppable(silent.url), startMs);
  const gone = watchFailure(new Stoppable(silent.url, { signal: AbortSignal.abort() }), startMs);
  own.abort();
  const failures = await Promise.all([first, gone]);
  all.abort(new Error("Ended"));
  failures.push(await second);
  for (const { tookMs, seen } of failures) {
    expect(tookMs).toBeLessThan(LATE_MS);
    expect(seen).toEqual(failures[0]?.seen);
  }
  expect(() => new Stoppable(silent.url)).toThrow("Ended");
  await expect.poll(() => silent.connections()).toBe(0);
});

test("fixedLatencyWs() throws for arguments as ws does, and keeps its statics", () => {
  expect(() => new Hushed("nonsense")).toThrow(SyntaxError);
  expect(() => new Hushed("ws://127.0.0.1/#part")).toThrow(SyntaxError);
  expect(() => new Hushed("ws://127.0.0.1/", { protocolVersion: 7 })).toThrow(RangeError);
  expect([Hushed.OPEN, Hushed.CLOSED, Hushed.prototype instanceof WebSocket]).toEqual([1, 3, true]);
});

test("fixedLatencyWs() is no hindrance to a server that makes its sockets of the class", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", WebSocket: Hushed });
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  server.on("connection", (socket) => socket.send(`state ${socket.readyState}`));
  const client = new Hushed(`ws://127.0.0.1:${port}/`);
  const [data] = await once(client, "message");
  expect(String(data)).toBe("state 1");
  client.close();
  await once(client, "close");
  server.close();
  await once(server, "close");
});

test("fixedLatencyWs() lets events that are not of the handshake pass", async () => {
  await using closed = await openTarget("closed");
  const socket = new Hushed(`ws://${closed.authority}/`);
  const failure = watchFailure(socket, performance.now());
  const custom = once(socket, "custom");
  expect(socket.emit("custom", 1)).toBe(true);
  expect(await custom).toEqual([1]);
  await failure;
});

test("fixedLatencyWs() tells the latency in its error, and refuses what is no class of ws", async () => {
  await using closed = await openTarget("closed");
  const socket = new Hushed(`ws://${closed.authority}/`);
  const [error] = await once(socket, "error", { signal: AbortSignal.timeout(5000) }).catch(
    (thrown: unknown) => [thrown],
  );
  expect(error).toBeInstanceOf(HandshakeError);
  expect(error).toMatchObject({ code: "ERR_FIXED_LATENCY_HANDSHAKE", latencyMs: LATENCY_MS });
  expect(() => fixedLatencyWs(EventTarget)).toThrow(TypeError);
});
