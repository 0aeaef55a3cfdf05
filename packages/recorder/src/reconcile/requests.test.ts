import { createRandom, UNKNOWN_INITIATOR } from "@hushport/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseProtocolEvent } from "../cdp/connection.ts";
import type { Intent } from "../cdp/intent.ts";
import { IntentTracker } from "../cdp/intents.ts";
import { netLogEvents, protocolLines, VISITS, type VisitName } from "../fixtures/recorded-visit.ts";
import type { RequestActivity, WebTransportActivity } from "../netlog/activity.ts";
import { annotationNumber } from "../netlog/annotation.ts";
import { NetLogTracker } from "../netlog/tracker.ts";
import type { Draft } from "./draft.ts";
import { draftRequests } from "./requests.ts";

type Activity = RequestActivity | WebTransportActivity;

const errorName = (code: number): string => `net::${code}`;

async function witnessesOf(visit: VisitName) {
  const tracker = new IntentTracker("none");
  for (const line of await protocolLines(visit)) {
    const message: unknown = JSON.parse(line);
    if (typeof message !== "object" || message === null || !("method" in message)) continue;
    tracker.add(parseProtocolEvent({ ...message, method: String(message.method) }));
  }
  const netLog = new NetLogTracker();
  for (const event of await netLogEvents(visit)) netLog.add(event);
  const activities = netLog
    .activities()
    .filter((activity) => activity.kind === "request" || activity.kind === "webtransport");
  return { intents: tracker.intents, activities, topOrigin: tracker.targets.visitedOrigin() };
}

async function drafted(visit: VisitName, without?: "cdp" | "netlog"): Promise<readonly Draft[]> {
  const { intents, activities, topOrigin } = await witnessesOf(visit);
  return draftRequests(without === "cdp" ? [] : intents, without === "netlog" ? [] : activities, {
    errorName,
    topOrigin,
  });
}

const rows = (drafts: readonly Draft[], path: string): string[] =>
  drafts
    .filter((draft) => draft.path === path)
    .map(
      ({ channel, context, recorders, wires }) =>
        `${channel} ${context} ${[...recorders].join("+")} ${wires.length > 0 ? "wired" : "no wire"}`,
    );

/** A request of a page that only the network stack saw. */
function request(changes: Partial<RequestActivity> = {}): RequestActivity {
  return {
    kind: "request",
    url: "http://10.0.0.1:8080/x",
    method: "GET",
    startMs: 1_000,
    endMs: 1_010,
    initiatorOrigin: "https://shop.test",
    requestType: "other",
    isBrowserOwn: false,
    netError: null,
    lna: null,
    hasSentRequest: true,
    hasResponse: true,
    isProxied: false,
    annotation: 0,
    accepts: null,
    wires: [],
    ...changes,
  };
}

function intent(changes: Partial<Intent> = {}): Intent {
  return {
    requestId: "1",
    url: "http://10.0.0.1:8080/x",
    method: "GET",
    atMs: 1_000,
    channel: "fetch",
    context: "document",
    initiator: UNKNOWN_INITIATOR,
    endMs: null,
    error: null,
    blockedReason: null,
    isPreflight: false,
    ...changes,
  };
}

const draft = (intents: readonly Intent[], activities: readonly Activity[]): Draft[] =>
  draftRequests(intents, activities, { errorName, topOrigin: "https://shop.test" });

test("draftRequests() makes one draft of what both recorders saw of a recorded visit", async () => {
  const granted = await drafted("visit-granted");
  expect(rows(granted, "/open")).toEqual(["websocket document cdp+netlog wired"]);
  expect(rows(granted, "/twice")).toEqual(Array(2).fill("fetch document cdp+netlog wired"));
  expect(rows(granted, "/transport")).toEqual(["webtransport document cdp+netlog wired"]);
  expect(rows(await drafted("visit"), "/image")).toEqual(["image document cdp+netlog wired"]);
});

test("draftRequests() takes a preflight for a part of the request that needs it", async () => {
  const granted = await drafted("visit-granted");
  expect(rows(granted, "/post")).toEqual(["fetch document cdp+netlog wired"]);
  expect(granted.find(({ path }) => path === "/post")).toMatchObject({ hasSentRequest: true });
});

test("draftRequests() says what a request was by its own words where DevTools saw none", async () => {
  const alone = [...(await drafted("visit", "cdp")), ...(await drafted("visit-granted", "cdp"))];
  for (const [path, row] of [
    ["/image", "image document netlog wired"],
    ["/closed", "websocket document netlog wired"],
    ["/fetch", "fetch document netlog wired"],
    ["/transport", "webtransport unknown netlog wired"],
    ["/leaving", "beacon document netlog wired"],
  ] as const)
    expect([path, rows(alone, path)]).toEqual([path, [row]]);
});

test("draftRequests() keeps what only DevTools saw, without a wire", async () => {
  const alone = await drafted("visit", "netlog");
  expect(rows(alone, "/closed")).toEqual(["websocket document cdp no wire"]);
});

test.for([
  [{ url: "wss://10.0.0.1/" }, "websocket"],
  [{ requestType: "main frame", accepts: "text/html" }, "navigation"],
  [{ requestType: "subframe", accepts: "text/html" }, "iframe"],
  [{ annotation: annotationNumber("reporting"), method: "POST" }, "csp-report"],
  [{ annotation: annotationNumber("speculation_rules_prefetch"), accepts: "text/html" }, "speculation"],
  [{ method: "POST", accepts: "*/*" }, "beacon"],
  [{ accepts: "image/avif" }, "image"],
  [{ accepts: "image/jxl" }, "image"],
  [{ accepts: "text/css" }, "stylesheet"],
  [{ accepts: "text/event-stream" }, "eventsource"],
  [{ accepts: "*/*" }, "fetch"],
  [{}, "fetch"],
] as const)("draftRequests() takes %j for %s", ([changes, channel]) => {
  expect(draft([], [request(changes)])).toMatchObject([{ channel, recorders: new Set(["netlog"]) }]);
});

test("draftRequests() leaves out the browser's own requests, and addresses that are no endpoint", () => {
  expect(draft([], [request({ isBrowserOwn: true }), request({ url: "data:,x" })])).toEqual([]);
  expect(draft([intent({ url: "blob:https://shop.test/1" }), intent({ isPreflight: true })], [])).toEqual([]);
});

test.for([
  [-101, ["cdp"]],
  [-100, ["cdp", "netlog"]],
  [60_000, ["cdp", "netlog"]],
] as const)(
  "draftRequests() of a request %i ms after it was asked for: seen by %j",
  ([afterMs, recorders]) => {
    const drafts = draft([intent({ atMs: 1_000 })], [request({ startMs: 1_000 + afterMs })]);
    expect([...(drafts[0]?.recorders ?? [])]).toEqual(recorders);
  },
);

test("draftRequests() joins an attempt that a cache missed with the one that followed, and tells no error of it", () => {
  const missed = request({ netError: -400, hasSentRequest: false, hasResponse: false });
  expect(draft([intent()], [missed, request({ startMs: 1_001 })])).toMatchObject([
    { error: null, hasResponse: true },
  ]);
  expect(draft([intent()], [missed, request({ startMs: 1_001, netError: -102 })])).toMatchObject([
    { error: "net::-102" },
  ]);
});

test("draftRequests() tells fragments as DevTools does, and finds the request without", () => {
  expect(draft([intent({ url: "http://10.0.0.1:8080/x#part" })], [request()])).toMatchObject([
    { recorders: new Set(["cdp", "netlog"]) },
  ]);
});

test("draftRequests() takes no wire to a proxy for one to the endpoint", async () => {
  const wired = (await witnessesOf("visit-granted")).activities.find(({ wires }) => wires.length > 0);
  const wires = wired?.wires ?? [];
  expect(draft([], [request({ wires })])[0]?.wires).toEqual(wires);
  expect(draft([], [request({ wires, isProxied: true })])[0]?.wires).toEqual([]);
});

test("draftRequests() says that the browser blocked it rather than how that failed", () => {
  const blocked = intent({ error: "net::ERR_FAILED", blockedReason: "csp" });
  expect(draft([blocked], [])).toMatchObject([{ error: "blocked:csp" }]);
});

/** The same things in another order; those of one URL stay in theirs. */
function mixed<Item extends { readonly url: string }>(items: readonly Item[], seed: number): Item[] {
  const random = createRandom(seed);
  const queues = [...Map.groupBy(items, ({ url }) => url).values()];
  const list: Item[] = [];
  while (list.length < items.length) list.push(...(queues[random.below(queues.length)]?.splice(0, 1) ?? []));
  return list;
}

test.for(VISITS)("draftRequests() of %s is the same in whatever order the URLs came", async (visit) => {
  const { intents, activities, topOrigin } = await witnessesOf(visit);
  const told = (drafts: readonly Draft[]): string[] =>
    drafts.map((each) => JSON.stringify({ ...each, recorders: [...each.recorders] })).toSorted();
  const expected = told(draftRequests(intents, activities, { errorName, topOrigin }));
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (one, other) => {
      const drafts = draftRequests(mixed(intents, one), mixed(activities, other), { errorName, topOrigin });
      expect(told(drafts)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test.for(VISITS)(
  "draftRequests() of %s loses nothing that either recorder saw, whatever was lost",
  async (visit) => {
    const { intents, activities, topOrigin } = await witnessesOf(visit);
    fc.assert(
      fc.property(fc.subarray(intents), fc.subarray(activities), (someIntents, someActivities) => {
        const drafts = draftRequests(someIntents, someActivities, { errorName, topOrigin });
        const paths = new Set(drafts.map(({ path }) => path));
        const isDrafted = ({ url }: { readonly url: string }): boolean =>
          !/^(?:wss?|https?):/.test(url) || paths.has(new URL(url).pathname + new URL(url).search);
        expect(
          someIntents.filter(({ isPreflight }) => !isPreflight).filter((each) => !isDrafted(each)),
        ).toEqual([]);
        const pages = someActivities.filter((each) => each.kind === "webtransport" || !each.isBrowserOwn);
        expect(pages.filter((each) => !isDrafted(each))).toEqual([]);
        expect(drafts.length).toBeLessThanOrEqual(someIntents.length + someActivities.length);
      }),
      { numRuns: 50 },
    );
  },
);
