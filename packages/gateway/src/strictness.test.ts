import { openTarget, type Target } from "@hushport/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeGrant } from "./fixtures/make-grant.ts";
import { sayRaw } from "./fixtures/raw-client.ts";
import { startGateway, type Gateway } from "./index.ts";
import { MAX_HEAD_BYTES, MAX_HEADER_LINES } from "./limits.ts";

let gateway: Gateway;
let target: Target;

beforeAll(async () => {
  target = await openTarget("http");
  gateway = await startGateway({ port: 0, latencyMs: 2_000, grants: [makeGrant(target.port)] });
});

afterAll(async () => {
  await gateway.close({ drainMs: 0 });
  await target.close();
});

/** `A` stands for the target's host and port. */
const say = (text: string) => sayRaw(gateway, text.replaceAll("A", target.authority), { waitMs: 1_000 });

/**
 * Requests that two servers in a row could read in two ways.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9112 (sections beside each) and the classes of PortSwigger's research.
 * Snapshot: 2026-11-22. Left out: HTTP/2, which the gateway does not speak.
 */
const SMUGGLED = [
  ["bare line feeds", "GET http://A/ HTTP/1.1\nHost: A\n\n"], // §2.2
  ["one bare line feed", "GET http://A/ HTTP/1.1\r\nHost: A\nX: y\r\n\r\n"], // §2.2
  ["a bare carriage return", "GET http://A/ HTTP/1.1\r\nHost: A\rX: y\r\n\r\n"], // §2.2
  ["a folded line", "GET http://A/ HTTP/1.1\r\nHost: A\r\nX: y\r\n z\r\n\r\n"], // §5.2
  ["a folded length", "POST http://A/ HTTP/1.1\r\nHost: A\r\nContent-Length:\r\n 5\r\n\r\nhello"], // §5.2
  ["white space before a colon", "GET http://A/ HTTP/1.1\r\nHost : A\r\n\r\n"], // §5.1
  ["white space before the first line", "GET http://A/ HTTP/1.1\r\n Host: A\r\n\r\n"], // §2.2
  ["two Host lines", "GET http://A/ HTTP/1.1\r\nHost: A\r\nHost: A\r\n\r\n"], // §3.2
  ["no Host", "GET http://A/ HTTP/1.1\r\n\r\n"], // §3.2
  ["another Host", "GET http://A/ HTTP/1.1\r\nHost: public.example\r\n\r\n"], // §3.2.2
  ["another port in Host", "GET http://A/ HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n"], // §3.2.2
  ["a list as Host", "GET http://A/ HTTP/1.1\r\nHost: A, A\r\n\r\n"], // §3.2
  [
    "a length and an encoding",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ], // §6.3
  [
    "two lengths",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
  ], // §6.3
  [
    "two equal lengths",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
  ], // §6.3
  ["a length with a sign", "POST http://A/ HTTP/1.1\r\nHost: A\r\nContent-Length: +5\r\n\r\nhello"], // §6.2
  ["a length that is a list", "POST http://A/ HTTP/1.1\r\nHost: A\r\nContent-Length: 5, 5\r\n\r\nhello"], // §6.3
  [
    "an encoding that is nearly chunked",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
  ], // §6.1
  [
    "two encodings",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
  ], // §6.1
  [
    "chunked twice",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ], // §6.1
  [
    "chunked, then identity",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
  ], // §6.1
  [
    "an encoding behind a vertical tab",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nTransfer-Encoding: \u000Bchunked\r\n\r\n0\r\n\r\n",
  ], // §5
  [
    "an encoding in HTTP/1.0",
    "POST http://A/ HTTP/1.0\r\nHost: A\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ], // §6.1
  ["a null in a value", "GET http://A/ HTTP/1.1\r\nHost: A\r\nX: a\0b\r\n\r\n"], // §5
  ["Connection: host", "GET http://A/ HTTP/1.1\r\nHost: A\r\nConnection: close, host\r\n\r\n"], // RFC 9110 §7.6.1
  [
    "Connection: content-length",
    "POST http://A/ HTTP/1.1\r\nHost: A\r\nConnection: Content-Length\r\nContent-Length: 5\r\n\r\nhello",
  ], // RFC 9110 §7.6.1
  ["CONNECT with a body", "CONNECT A HTTP/1.1\r\nHost: A\r\nContent-Length: 2\r\n\r\nhi"], // RFC 9110 §9.3.6
  ["CONNECT with another Host", "CONNECT A HTTP/1.1\r\nHost: public.example:443\r\n\r\n"], // §3.2.3
  ["CONNECT without a port", "CONNECT 127.0.0.1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"], // §3.2.3
  ["an address with a name and password", "GET http://me:you@A/ HTTP/1.1\r\nHost: A\r\n\r\n"], // RFC 9110 §4.2.4
  ["an address with a fragment", "GET http://A/#x HTTP/1.1\r\nHost: A\r\n\r\n"], // §3.2
  ["another scheme", "GET ftp://A/ HTTP/1.1\r\nHost: A\r\n\r\n"], // §3.2.2
  ["https in absolute form", "GET https://A/ HTTP/1.1\r\nHost: A\r\n\r\n"], // §3.2.2
  ["a path", "GET / HTTP/1.1\r\nHost: A\r\n\r\n"], // §3.2.1
  ["a path that looks like an address", "GET //A/ HTTP/1.1\r\nHost: A\r\n\r\n"], // §3.2.1
  ["an asterisk", "OPTIONS * HTTP/1.1\r\nHost: A\r\n\r\n"], // §3.2.4
  ["TRACE", "TRACE http://A/ HTTP/1.1\r\nHost: A\r\n\r\n"], // RFC 9110 §9.3.8
  ["HTTP/0.9", "GET http://A/\r\n\r\n"],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["a later version", "GET http://A/ HTTP/1.2\r\nHost: A\r\n\r\n"],
  ["TLS", "\u0016\u0003\u0001\0\u0005hello"],
  ["port 0", "GET http://127.0.0.1:0/ HTTP/1.1\r\nHost: 127.0.0.1:0\r\n\r\n"],
  ["port 65536", "GET http://127.0.0.1:65536/ HTTP/1.1\r\nHost: 127.0.0.1:65536\r\n\r\n"],
] as const;

test.each(SMUGGLED)("a request with %s is refused at once, and its connection closed", async (_, text) => {
  const before = target.contacts().connections;
  const answer = await say(text);
  expect(answer.text).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer.text.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
  expect(answer.end).not.toBe("open");
  expect(target.contacts().connections).toBe(before);
});

test("a request behind one that was refused is never read", async () => {
  const before = target.contacts().connections;
  const refused = "GET / HTTP/1.1\r\nHost: A\r\n\r\n";
  const answer = await say(`${refused}GET http://A/ HTTP/1.1\r\nHost: A\r\n\r\n`);
  expect(answer.text.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
  expect(target.contacts().connections).toBe(before);
});

test.each([
  ["chunk sizes with white space", "1 \r\nx\r\n0\r\n\r\n"],
  ["chunk sizes that end in a line feed", "1\nx\n0\n\n"],
  ["chunk sizes with a sign", "+1\r\nx\r\n0\r\n\r\n"],
  ["chunks longer than they say", "1\r\nxy\r\n0\r\n\r\n"],
])("%s end the connection before the target gets a whole request", async (_, body) => {
  const answer = await say(`POST http://A/ HTTP/1.1\r\nHost: A\r\nTransfer-Encoding: chunked\r\n\r\n${body}`);
  expect(answer.text).not.toMatch(/^HTTP\/1\.1 200/);
});

test.each([
  ["CONNECT", "CONNECT A HTTP/1.1\r\nHost: A\r\n\r\n"],
  [
    "a WebSocket handshake",
    "GET http://A/ HTTP/1.1\r\nHost: A\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  ],
])("%s behind a request that waits for its answer ends the connection", async (_, text) => {
  const answer = await say(`GET http://A/ HTTP/1.1\r\nHost: A\r\n\r\n${text}`);
  expect([answer.text, answer.end]).toEqual(["", "end"]);
});

test("a tunnel may follow a request that was answered", async () => {
  const { authority } = target;
  const connect = `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;
  const answer = await sayRaw(gateway, `GET http://${authority}/ HTTP/1.1\r\nHost: ${authority}\r\n\r\n`, {
    next: connect,
    waitMs: 200,
  });
  expect(answer.text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*HTTP\/1\.1 200 Connection Established\r\n\r\n$/);
});

test("an expectation that nobody knows ends at the gateway, and its request is a request like any other", async () => {
  const text = "GET http://A/ HTTP/1.1\r\nHost: A\r\nConnection: close\r\nExpect: miracles\r\n\r\n";
  expect((await say(text)).text).toMatch(/^HTTP\/1\.1 200 /);
});

test("header lines beyond the limit are refused, and those within it all arrive", async () => {
  const lines = (count: number) => "X-Line: y\r\n".repeat(count);
  const request = (count: number) =>
    `GET http://A/ HTTP/1.1\r\nHost: A\r\nConnection: close\r\n${lines(count - 2)}\r\n`;
  expect((await say(request(MAX_HEADER_LINES + 1))).text).toMatch(/^HTTP\/1\.1 431 /);
  expect((await say(request(MAX_HEADER_LINES))).text).toMatch(/^HTTP\/1\.1 200 /);
});

test("a head beyond the limit is refused", async () => {
  const answer = await say(`GET http://A/ HTTP/1.1\r\nHost: A\r\nX: ${"y".repeat(MAX_HEAD_BYTES)}\r\n\r\n`);
  expect(answer.text).toMatch(/^HTTP\/1\.1 431 /);
});

test("header lines that end at a proxy do not reach the target, and all others do as they were written", async () => {
  const answers: (readonly string[])[] = [];
  await using echo = await openTarget("http", {
    respond: (request, response) => {
      answers.push(request.rawHeaders);
      response.end("heard");
    },
  });
  gateway.update({ grants: [makeGrant(target.port), makeGrant(echo.port)] });
  await sayRaw(
    gateway,
    `GET http://${echo.authority}/ HTTP/1.1\r\nhOst: ${echo.authority}\r\nX-One: 1\r\nProxy-Connection: keep-alive\r\nProxy-Authorization: Basic eDp5\r\nTE: trailers\r\nConnection: close, X-Hop\r\nX-Hop: z\r\nX-One: 2\r\n\r\n`,
  );
  expect(answers).toEqual([["hOst", echo.authority, "X-One", "1", "X-One", "2", "Connection", "keep-alive"]]);
});
