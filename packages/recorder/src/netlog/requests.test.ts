import * as fc from "fast-check";
import { expect, test } from "vitest";
import { interleave, netLogEvents, VISITS, type VisitName } from "../fixtures/recorded-visit.ts";
import type { RequestActivity } from "./activity.ts";
import type { NetLogEvent } from "./event.ts";
import { RequestTracker } from "./requests.ts";

function track(events: readonly NetLogEvent[]): RequestTracker {
  const tracker = new RequestTracker();
  for (const event of events) tracker.add(event);
  return tracker;
}

async function hopsOf(visit: VisitName, path: string): Promise<readonly RequestActivity[]> {
  const { hops } = track(await netLogEvents(visit));
  return hops.flatMap(({ activity }) => (activity.url.endsWith(path) ? [activity] : []));
}

/** Everything that a tracker knows, in an order of its own. */
function told(tracker: RequestTracker) {
  const byText = (list: readonly object[]): string[] => list.map((item) => JSON.stringify(item)).toSorted();
  return {
    hops: byText(tracker.hops),
    preconnects: byText(tracker.preconnects),
    sessions: byText(tracker.sessions),
    lookups: byText(tracker.lookups),
  };
}

test("RequestTracker tells how far a request got with the permission, and without", async () => {
  expect(await hopsOf("visit-granted", "/open")).toMatchObject([
    { lna: { result: "permission-granted", resourceSpace: "loopback" }, hasSentRequest: true },
  ]);
  expect(await hopsOf("visit", "/fetch")).toMatchObject([
    { lna: { clientSpace: "public", resourceSpace: "loopback" }, hasSentRequest: false, hasResponse: false },
  ]);
  expect((await hopsOf("visit", "/fetch"))[0]?.netError).toBeLessThan(0);
});

test("RequestTracker has a preflight and its request apart, by their methods", async () => {
  const methods = (await hopsOf("visit-granted", "/post")).map(({ method }) => method);
  expect(methods).toContain("OPTIONS");
});

test("RequestTracker has each of two requests to one URL, and every hop of a redirect", async () => {
  const twice = await hopsOf("visit-granted", "/twice");
  expect(twice.map(({ hasResponse }) => hasResponse)).toEqual([true, true]);
  const hops = [...(await hopsOf("visit", "/redirect")), ...(await hopsOf("visit", "/redirected"))];
  expect(hops).toHaveLength(2);
  expect(hops[0]?.endMs).toBeLessThanOrEqual(hops[1]?.startMs ?? 0);
});

test("RequestTracker has what left with the page, which no other recorder saw", async () => {
  expect(await hopsOf("visit-granted", "/leaving")).toMatchObject([
    { method: "POST", isBrowserOwn: false, requestType: "other" },
  ]);
});

test("RequestTracker names the origin that asked, and what kind of thing was wanted", async () => {
  const [image] = await hopsOf("visit", "/image");
  expect(image).toMatchObject({ accepts: expect.stringMatching(/^image\//), isBrowserOwn: false });
  expect(image?.initiatorOrigin).toMatch(/^https:\/\/shop\.test:\d+$/);
  const page = (await hopsOf("visit", "/")).find(({ requestType }) => requestType === "main frame");
  expect(page?.initiatorOrigin).toBeNull();
});

test("RequestTracker has WebTransport sessions and connections ahead of need", async () => {
  expect(track(await netLogEvents("visit-granted")).sessions).toMatchObject([
    { url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/transport$/) },
  ]);
  expect(track(await netLogEvents("visit")).preconnects.map(({ activity }) => activity.url)).toContainEqual(
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/),
  );
});

test("RequestTracker knows whom a stream controller works for", async () => {
  const events = await netLogEvents();
  const tracker = track(events);
  for (const { controllerId, activity } of tracker.preconnects)
    expect(tracker.ownerOfController(controllerId)).toBe(activity);
  const owners = new Set(events.map(({ sourceId }) => tracker.ownerOfController(sourceId)));
  const asked = tracker.hops.filter(({ activity }) => activity.url.startsWith("ws"));
  expect(asked.length).toBeGreaterThan(0);
  for (const { activity } of asked) expect(owners).toContain(activity);
  expect(tracker.ownerOfController(-1)).toBeUndefined();
});

test.for(VISITS)("RequestTracker knows the same however the requests of %s took turns", async (visit) => {
  const events = await netLogEvents(visit);
  const expected = told(track(events));
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(told(track(interleave(events, seed)))).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test.for(VISITS)("RequestTracker of %s cut off anywhere has a beginning of all hops", async (visit) => {
  const events = await netLogEvents(visit);
  const whole = track(events).hops.map(({ activity: { url, method, startMs } }) => ({
    url,
    method,
    startMs,
  }));
  fc.assert(
    fc.property(fc.nat({ max: events.length }), (length) => {
      const cut = track(events.slice(0, length)).hops;
      expect(cut.map(({ activity: { url, method, startMs } }) => ({ url, method, startMs }))).toEqual(
        whole.slice(0, cut.length),
      );
      for (const { activity } of cut)
        expect(activity.endMs ?? activity.startMs).toBeGreaterThanOrEqual(activity.startMs);
    }),
  );
});

test.for(VISITS)("RequestTracker survives any events of %s being lost or told twice", async (visit) => {
  const events = await netLogEvents(visit);
  const urls = new Set(track(events).hops.map(({ activity }) => activity.url));
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: events.length }), (times) => {
      const damaged = events.flatMap((event, place) =>
        Array.from({ length: times[place] ?? 1 }, () => event),
      );
      for (const { activity } of track(damaged).hops) expect(urls).toContain(activity.url);
    }),
    { numRuns: 50 },
  );
});
