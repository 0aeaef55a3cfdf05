import { createSpaceMemory, type Grant } from "@hushport/core";
import { expect, test } from "vitest";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../contract/settings.ts";
import { detailsOf } from "../fixtures/details.ts";
import { createNameBook } from "../names/name-book.ts";
import type { Resolved } from "../names/resolve-name.ts";
import { createAskBook } from "../navigation/ask-book.ts";
import { createRedirectChains } from "../navigation/redirect-chains.ts";
import { createTabBook } from "../navigation/tab-book.ts";
import { createFrameBook } from "../state/frame-book.ts";
import type { RequestDetails } from "./request-details.ts";
import { createRequestGuard } from "./request-guard.ts";

const SITE = "https://site.test/";
const FROM_SITE = { originUrl: SITE, documentUrl: SITE };
const NAMED = { ...FROM_SITE, url: "http://x.evil.test:5900/" };
const PUBLIC: Resolved = { kind: "addresses", addresses: ["203.0.113.10"] };
const LOOPBACK: Resolved = { kind: "addresses", addresses: ["127.0.0.1"] };
const CANCEL = { cancel: true };

/** A guard whose resolver gives one answer after another, the last for ever. */
function guardWith(
  answers: readonly Resolved[] = [PUBLIC],
  settings: Partial<Settings> = {},
  chances: number[] = [],
) {
  const decided: DecidedRequest[] = [];
  const asked: (readonly [number, string])[] = [];
  const lookups: string[] = [];
  let nowMs = 0;
  const pages = {
    memory: createSpaceMemory(),
    tabs: createTabBook(),
    asks: createAskBook(),
    chains: createRedirectChains(),
    frames: createFrameBook(),
  };
  const guard = createRequestGuard({
    pages,
    names: createNameBook(),
    resolve: async (host) => {
      lookups.push(host);
      return answers[Math.min(lookups.length, answers.length) - 1] ?? PUBLIC;
    },
    settings: () => ({ ...DEFAULT_SETTINGS, mode: "default", ...settings }),
    nowMs: () => nowMs,
    random: () => chances.shift() ?? 0.99,
    onDecided: (request) => decided.push(request),
    ask: (tab, url) => asked.push([tab, url]),
    touch: () => undefined,
  });
  const tick = (ms: number): void => {
    nowMs += ms;
  };
  return { guard, decided, asked, lookups, pages, tick };
}

/** Takes a request through both listeners that can stop it. */
async function send({ guard }: ReturnType<typeof guardWith>, part: Partial<RequestDetails>) {
  const details = detailsOf(part);
  const first = await guard.beforeRequest(details);
  return first?.cancel === true ? first : guard.beforeSendHeaders(details);
}

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

test("beforeRequest() stops a name of which one record is local", async () => {
  const made = guardWith([{ kind: "addresses", addresses: ["203.0.113.10", "192.168.77.1"] }]);
  expect(await send(made, NAMED)).toEqual(CANCEL);
});

/** So many requests as a page with pictures makes at once, from one name. */
const MANY = Array.from({ length: 200 }, (_, index) => ({ ...NAMED, requestId: `many ${index}` }));

test("requests of one name at once are checked once, not each for itself", async () => {
  const made = guardWith();
  const verdicts = await Promise.all(MANY.map((part) => send(made, part)));
  expect(verdicts.filter((verdict) => verdict !== undefined)).toEqual([]);
  // One question for all before they begin, and a few that were on their way together.
  expect(made.lookups.length).toBeLessThan(10);
});

test("requests of one name at once are all stopped when it changes its mind", async () => {
  const made = guardWith([PUBLIC, LOOPBACK]);
  const verdicts = await Promise.all(MANY.map((part) => send(made, part)));
  expect(verdicts.filter((verdict) => verdict?.cancel !== true)).toEqual([]);
});

test.each([
  ["the second", [PUBLIC, LOOPBACK], []],
  ["the fourth", [PUBLIC, PUBLIC, PUBLIC, LOOPBACK], [0, 0.6]],
])(
  "a name that is local in %s lookup is stopped, and all names of its site are local from then on",
  async (_name, answers, chances) => {
    const made = guardWith([...answers, PUBLIC], {}, chances);
    expect(await send(made, NAMED)).toEqual(CANCEL);
    expect(made.lookups).toHaveLength(answers.length);
    expect(await send(made, { ...NAMED, requestId: "2", url: "http://y.evil.test/" })).toEqual(CANCEL);
  },
);

test("lookups end, whatever chance says", async () => {
  const made = guardWith(
    [PUBLIC],
    {},
    Array.from({ length: 100 }, () => 0),
  );
  expect(await send(made, NAMED)).toBeUndefined();
  expect(made.lookups.length).toBeLessThan(30);
});

test("headersReceived() cancels an answer from a local address and makes the site suspect", async () => {
  const made = guardWith();
  expect(await send(made, NAMED)).toBeUndefined();
  const answered = { ...detailsOf(NAMED), ip: "127.0.0.1", responseHeaders: [] };
  expect(made.guard.headersReceived(answered)).toEqual(CANCEL);
  expect(await send(made, { ...NAMED, requestId: "2", url: "http://y.evil.test/" })).toEqual(CANCEL);
});

test("ended() asks once more for a new name, and what that finds counts from then on", async () => {
  const made = guardWith([PUBLIC, PUBLIC, LOOPBACK, PUBLIC]);
  expect(await send(made, NAMED)).toBeUndefined();
  made.guard.ended(detailsOf(NAMED));
  await Promise.resolve();
  expect(made.lookups).toHaveLength(3);
  await expect.poll(() => send(made, { ...NAMED, requestId: "2" })).toEqual(CANCEL);
});

test("beforeSendHeaders() decides on a request that the background forgot in its sleep", async () => {
  const made = guardWith([LOOPBACK]);
  expect(await made.guard.beforeSendHeaders(detailsOf(NAMED))).toEqual(CANCEL);
});

test("a checked name is not asked for again while it is fresh, in its own page only", async () => {
  const made = guardWith();
  await send(made, NAMED);
  expect(made.lookups).toHaveLength(2);
  await send(made, { ...NAMED, requestId: "2" });
  expect(made.lookups).toHaveLength(2);
  const elsewhere = "https://elsewhere.test/";
  await send(made, { ...NAMED, requestId: "3", originUrl: elsewhere, documentUrl: elsewhere });
  expect(made.lookups).toHaveLength(4);
  made.tick(2_000);
  await send(made, { ...NAMED, requestId: "4" });
  expect(made.lookups).toHaveLength(6);
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
  expect(made.decided).toMatchObject([
    { channel: "navigation", method: "POST", isBodyLost: true, decision: { action: "ask" } },
  ]);
  made.pages.asks.pass(2, 0);
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
