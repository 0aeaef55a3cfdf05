import { expect, test } from "vitest";
import type { Grant } from "@hushport/core";
import { detailsOf } from "../fixtures/details.ts";
import {
  CANCEL,
  FROM_SITE,
  guardWith,
  LOOPBACK,
  NAMED,
  PUBLIC,
  send,
  SITE,
} from "../fixtures/request-guard-with.ts";

test("beforeRequest() stops a literal without asking anybody", async () => {
  const made = guardWith();
  expect(made.guard.beforeRequest(detailsOf(FROM_SITE))).toEqual(CANCEL);
  expect(made.lookups).toEqual([]);
  expect(made.decided).toMatchObject([
    {
      url: "http://192.168.77.1:8080/",
      channel: "fetch",
      context: "document",
      tab: 2,
      topUrl: SITE,
      decision: { action: "block", reason: "public-to-local" },
    },
  ]);
});

test("headersReceived() cancels an answer from a local address and makes the site suspect", async () => {
  const made = guardWith();
  expect(await send(made, NAMED)).toBeUndefined();
  const answered = { ...detailsOf(NAMED), ip: "127.0.0.1", responseHeaders: [] };
  expect(made.guard.headersReceived(answered)).toEqual(CANCEL);
  expect(await send(made, { ...NAMED, requestId: "2", url: "http://y.evil.test/" })).toEqual(CANCEL);
});

test("a redirect of a picture is judged by where it leads", async () => {
  const made = guardWith([PUBLIC]);
  const picture = detailsOf({ ...NAMED, type: "image" });
  expect(await send(made, picture)).toBeUndefined();
  made.guard.headersReceived({ ...picture, ip: "203.0.113.10", responseHeaders: [] });
  expect(await send(made, { ...FROM_SITE, type: "image", url: "http://192.168.77.1/" })).toEqual(CANCEL);
});

test("beforeSendHeaders() decides on a request that the background forgot in its sleep", async () => {
  const made = guardWith([LOOPBACK]);
  expect(await made.guard.beforeSendHeaders(detailsOf(NAMED))).toEqual(CANCEL);
});

test.each([
  ["xmlhttprequest", "unresolved", CANCEL],
  ["xmlhttprequest", "late", CANCEL],
  ["main_frame", "unresolved", undefined],
] as const)("a %s to a name that is %s ends as %o", async (type, kind, expected) => {
  const made = guardWith([{ kind }]);
  expect(await send(made, { ...NAMED, type })).toEqual(expected);
  expect(made.decided).toEqual([]);
});

test.each([
  ["http", undefined, 0],
  ["socks", true, 0],
  ["socks", false, 2],
  ["direct", undefined, 2],
])("names of requests through %s (proxyDNS %s) are asked for %i times", async (type, proxyDNS, times) => {
  const made = guardWith();
  expect(await send(made, { ...NAMED, proxyInfo: { type, proxyDNS } })).toBeUndefined();
  expect(made.lookups).toHaveLength(times);
});

test("a typed address passes, and its page may reach its own network, but not this machine", async () => {
  const made = guardWith();
  const typed = detailsOf({ type: "main_frame", url: "http://192.168.77.1/" });
  expect(made.guard.beforeRequest(typed)).toBeUndefined();
  made.guard.headersReceived({ ...typed, ip: "192.168.77.1", responseHeaders: [] });
  const page = { originUrl: typed.url, documentUrl: typed.url };
  expect(await send(made, { ...page, url: "http://192.168.77.20/" })).toBeUndefined();
  expect(await send(made, { ...page, url: "http://127.0.0.1:6463/" })).toEqual(CANCEL);
});

test("a navigation that a page drives waits for Continue, which counts once and says what is lost", async () => {
  const made = guardWith();
  const form = { ...FROM_SITE, type: "main_frame", method: "POST" };
  expect(await send(made, form)).toEqual(CANCEL);
  expect(made.asked).toEqual([[2, "http://192.168.77.1:8080/"]]);
  expect(made.decided).toMatchObject([{ channel: "navigation", decision: { action: "ask" } }]);
  const url = "http://192.168.77.1:8080/";
  expect(made.pages.asks.of(2)).toEqual({ url, method: "POST", addresses: [], from: SITE });
  made.pages.asks.pass(2, url, 0);
  expect(await send(made, { ...form, requestId: "2", method: "GET" })).toBeUndefined();
  expect(await send(made, { ...form, requestId: "3", method: "GET" })).toEqual(CANCEL);
});

test("a redirect after a typed address is the redirecting site's, one within a host is nobody's", async () => {
  const made = guardWith();
  const typed = detailsOf({ type: "main_frame", url: "http://site.test/" });
  const secure = { ...typed, url: "https://site.test/" };
  await made.guard.beforeRequest(typed);
  made.guard.beforeRedirect({ ...typed, redirectUrl: secure.url });
  expect(await made.guard.beforeRequest(secure)).toBeUndefined();
  made.guard.beforeRedirect({ ...secure, ip: "203.0.113.10", redirectUrl: "http://192.168.77.1/" });
  expect(await made.guard.beforeRequest({ ...typed, url: "http://192.168.77.1/" })).toEqual(CANCEL);
  expect(made.decided).toMatchObject([{ decision: { reason: "driven-navigation" } }]);
});

test("a redirect after a typed address that its service worker makes up is its doing, though no redirect is told of", async () => {
  const made = guardWith();
  const typed = detailsOf({ type: "main_frame", url: "https://site.test/made-up" });
  await made.guard.beforeRequest(typed);
  // All that Firefox tells, before the worker is asked.
  made.guard.beforeRedirect({ ...typed, redirectUrl: typed.url });
  expect(await made.guard.beforeRequest({ ...typed, url: "http://192.168.77.1/" })).toEqual(CANCEL);
  expect(made.decided).toMatchObject([{ decision: { reason: "driven-navigation" } }]);
  made.guard.ended(typed);
  expect(await made.guard.beforeRequest({ ...typed, url: "http://192.168.77.1/" })).toBeUndefined();
});

test("a granted request passes and is told once", async () => {
  const grant: Grant = {
    id: "g",
    site: "site.test",
    embedded: [],
    hosts: ["192.168.77.1"],
    ports: [{ from: 8080, to: 8080 }],
    lifetime: { kind: "always" },
    source: "user",
    createdAtMs: 0,
  };
  const made = guardWith([PUBLIC], { grants: [grant] });
  expect(await send(made, FROM_SITE)).toBeUndefined();
  made.guard.headersReceived({ ...detailsOf(FROM_SITE), ip: "192.168.77.1", responseHeaders: [] });
  expect(made.decided).toMatchObject([{ decision: { action: "allow", reason: "granted", grant: "g" } }]);
});

test.each([
  ["the guard is off", { mode: "off" }],
  ["it is switched off on the site", { pauses: [{ site: "site.test", untilMs: 1 }] }],
] as const)("everything passes while %s", async (_name, settings) => {
  const made = guardWith([LOOPBACK], {
    ...settings,
    pauses: [...("pauses" in settings ? settings.pauses : [])],
  });
  expect(await send(made, FROM_SITE)).toBeUndefined();
  expect(made.decided).toEqual([]);
});

test("a name that the user declared to be local is local", async () => {
  const made = guardWith([PUBLIC], { localNames: ["x.evil.test"] });
  expect(await send(made, NAMED)).toEqual(CANCEL);
});

test("a document that came through a proxy is public, whatever address answered", async () => {
  const made = guardWith();
  const typed = detailsOf({ type: "main_frame", url: "http://hidden.test/", proxyInfo: { type: "http" } });
  made.guard.headersReceived({ ...typed, ip: "127.0.0.1", responseHeaders: [] });
  expect(made.pages.memory.of("hidden.test")).toBe("public");
});

/** What Firefox loads for its own window. */
const PREVIEW = { type: "main_frame", tabId: -1, originUrl: undefined } as const;
const HTML_HEADER = { name: "Content-Type", value: "text/html; charset=iso-8859-1" };

test("what Firefox loads outside of tabs is refused in the network, and nobody is asked", async () => {
  const made = guardWith();
  expect(await send(made, PREVIEW)).toEqual(CANCEL);
  expect(await send(made, { ...PREVIEW, url: "https://localhost:8080/" })).toEqual(CANCEL);
  expect(made.asked).toEqual([]);
  expect(made.decided).toMatchObject([
    { channel: "prefetch", tab: null, decision: { action: "block" } },
    { channel: "prefetch", tab: null, decision: { action: "block" } },
  ]);
});

test("what Firefox loads outside of tabs has its pictures taken out where it is public", async () => {
  const made = guardWith();
  const preview = { ...PREVIEW, url: "https://news.test/" };
  expect(await send(made, preview)).toBeUndefined();
  const answer = { ...detailsOf(preview), ip: "203.0.113.10" };
  const other = { name: "server", value: "x" };
  expect(made.guard.headersReceived({ ...answer, responseHeaders: [HTML_HEADER, other] })).toEqual({
    responseHeaders: [other, { name: "content-type", value: "text/html; charset=utf-8" }],
  });
  expect(made.rewritten).toEqual(["1"]);
  for (const unnamed of [[], [{ name: "content-type", value: "" }]])
    expect(made.guard.headersReceived({ ...answer, responseHeaders: unnamed })).toBeDefined();
  expect(made.rewritten).toEqual(["1", "1", "1"]);
  const picture = [{ name: "content-type", value: "image/png" }];
  expect(made.guard.headersReceived({ ...answer, responseHeaders: picture })).toBeUndefined();
  expect(made.rewritten).toEqual(["1", "1", "1"]);
  // No page of a tab is taken for it.
  expect(made.pages.frames.urlOf(-1, 0)).toBeUndefined();
});

test("answers stay as they are while the guard is off", () => {
  const made = guardWith([PUBLIC], { mode: "off" });
  const headers = [HTML_HEADER, { name: "alt-svc", value: 'h2="127.0.0.1:1"' }];
  for (const part of [PREVIEW, FROM_SITE])
    expect(made.guard.headersReceived({ ...detailsOf(part), responseHeaders: headers })).toBeUndefined();
  expect(made.rewritten).toEqual([]);
});
