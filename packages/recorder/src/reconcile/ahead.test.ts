import { expect, test } from "vitest";
import type { LookupActivity, PreconnectActivity } from "../netlog/activity.ts";
import { createWire } from "../netlog/wire.ts";
import { draftAhead } from "./ahead.ts";
import type { Draft } from "./draft.ts";
import { draftRequests } from "./requests.ts";

const TOP = "https://shop.test/";

function preconnect(url: string, changes: Partial<PreconnectActivity> = {}): PreconnectActivity {
  const wire = createWire("tcp", new URL(url).host, 0);
  const wires = wire === undefined ? [] : [wire];
  return {
    kind: "preconnect",
    url,
    startMs: 0,
    isProxied: false,
    isBrowserOwn: false,
    site: null,
    wires,
    ...changes,
  };
}

function lookup(url: string, netError: number | null = null): LookupActivity {
  return { kind: "lookup", url, startMs: 0, netError };
}

/** A request that only the network stack saw, as a draft. */
function requestFor(url: string): Draft[] {
  const activity = {
    kind: "request",
    url,
    method: "GET",
    startMs: 0,
    endMs: null,
    initiatorOrigin: null,
    requestType: "other",
    isBrowserOwn: false,
    isProxied: false,
    netError: null,
    lna: null,
    hasSentRequest: false,
    hasResponse: false,
    annotation: 0,
    accepts: null,
    wires: [],
  } as const;
  return draftRequests([], [activity], { errorName: String, topOrigin: undefined });
}

const rows = (drafts: readonly Draft[]): string[] =>
  drafts.map(
    ({ channel, context, host, port, wires }) => `${channel} ${context} ${host} ${port} ${wires.length}`,
  );

test("draftAhead() makes one draft of a preconnect and the look-up for it", () => {
  const activities = [
    lookup("https://nas.local:443"),
    preconnect("http://10.0.0.1:8080"),
    preconnect("http://10.0.0.1:8080"),
    lookup("http://10.0.0.1:8080"),
  ];
  expect(rows(draftAhead(activities, { requests: [], topUrl: TOP }))).toEqual([
    "preconnect document 10.0.0.1 8080 2",
    "dns-prefetch document nas.local 443 0",
  ]);
});

test("draftAhead() adds what the browser did ahead of a request to that request", () => {
  const own = requestFor("http://10.0.0.1:8080/x");
  const activities = [
    preconnect("http://10.0.0.1:8080"),
    lookup("http://10.0.0.1:8080"),
    lookup("http://10.0.0.1:9090"),
  ];
  expect(draftAhead(activities, { requests: own, topUrl: TOP })).toEqual([]);
  expect(own[0]?.wires).toHaveLength(1);
});

test("draftAhead() takes no connection to a proxy for one to the endpoint", () => {
  const proxied = preconnect("http://10.0.0.1:8080", { isProxied: true });
  expect(draftAhead([proxied], { requests: [], topUrl: TOP })).toEqual([]);
});

test("draftAhead() tells a frame of another site from the page itself", () => {
  const site = { topSite: "https://shop.test", isSameSite: false };
  const [draft] = draftAhead([preconnect("http://10.0.0.1:8080", { site })], { requests: [], topUrl: TOP });
  expect(draft).toMatchObject({ context: "cross-origin-frame", initiator: { frameUrl: null } });
});

test("draftAhead() leaves out what stands for names that the visit refused, and only in such a visit", () => {
  const activities = [
    lookup("http://~notfound:8080"),
    lookup("http://not~notfound:8080"),
    preconnect("http://~notfound:81"),
  ];
  const options = { requests: [], topUrl: TOP };
  const named = (refusedName?: string) =>
    draftAhead(activities, { ...options, refusedName })
      .map(({ channel, host }) => `${channel} ${host}`)
      .toSorted();
  expect(named("~notfound")).toEqual(["dns-prefetch not~notfound", "preconnect ~notfound"]);
  expect(named()).toEqual(["dns-prefetch not~notfound", "dns-prefetch ~notfound", "preconnect ~notfound"]);
});

test("draftAhead() says that a name was resolved only when it was", () => {
  const ends = [null, -105].map(
    (netError) =>
      draftAhead([lookup("http://nas.local:80", netError)], { requests: [], topUrl: TOP })[0]?.isResolved,
  );
  expect(ends).toEqual([true, false]);
});
