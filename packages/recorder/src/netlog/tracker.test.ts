import { expect, test } from "vitest";
import { netLogEvents } from "../fixtures/recorded-visit.ts";
import type { NetActivity } from "./activity.ts";
import { NetLogTracker } from "./tracker.ts";

async function track(): Promise<{
  readonly tracker: NetLogTracker;
  readonly activities: readonly NetActivity[];
}> {
  const tracker = new NetLogTracker();
  for (const event of await netLogEvents()) tracker.add(event);
  return { tracker, activities: tracker.activities() };
}

function request(activities: readonly NetActivity[], path: string) {
  return activities.flatMap((activity) =>
    activity.kind === "request" && activity.url.endsWith(path) ? [activity] : [],
  );
}

test("NetLogTracker ties each request to its own sockets", async () => {
  const { activities } = await track();
  expect(
    request(activities, "/closed").map(({ wires }) =>
      wires.map(({ address, isRefused }) => [address, isRefused]),
    ),
  ).toEqual([[["127.0.0.1", true]]]);
  const [open] = request(activities, "/open");
  expect(open?.wires).toMatchObject([
    { address: "::1", isRefused: true },
    { address: "127.0.0.1", hasSentClientHello: true, isRefused: false },
    ...(open?.wires.slice(2) ?? []),
  ]);
  expect(request(activities, "/image")[0]?.wires.map(({ address }) => address)).toContain("127.0.0.1");
});

test("NetLogTracker gives a redirect's hops one after the other", async () => {
  const { activities } = await track();
  const [first] = request(activities, "/redirect");
  const [second] = request(activities, "/redirected");
  expect(first?.hasResponse).toBe(true);
  expect(second?.startMs).toBeGreaterThanOrEqual(first?.startMs ?? Infinity);
  expect(second).toMatchObject({
    hasSentRequest: false,
    lna: { clientSpace: "public", resourceSpace: "loopback" },
  });
});

test("NetLogTracker tells the browser's own requests from the page's", async () => {
  const { activities } = await track();
  const own = activities.flatMap((activity) =>
    activity.kind === "request" && activity.isBrowserOwn ? [activity.url] : [],
  );
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((url) => !url.startsWith("https://browser.invalid:1/"))).toEqual([]);
});

test("NetLogTracker takes for WebRTC's what no request led to, and nothing else", async () => {
  const { activities } = await track();
  const peers = activities.flatMap((activity) => (activity.kind === "peer" ? [activity.wire] : []));
  expect(new Set(peers.map(({ transport, address }) => `${transport} ${address}`))).toEqual(
    new Set(["tcp 127.0.0.1", "udp 127.0.0.1"]),
  );
  expect(peers.every(({ bytesSent }) => bytesSent > 0)).toBe(true);
});

test("NetLogTracker gives activities in order of time, and the same ones when asked again", async () => {
  const { tracker, activities } = await track();
  const times = activities.map((activity) =>
    activity.kind === "peer" ? activity.wire.startMs : activity.startMs,
  );
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(tracker.activities()).toEqual(activities);
});

test("NetLogTracker counts only ports at which its own sockets can be reached", async () => {
  const { tracker } = await track();
  const connected = (await netLogEvents()).filter(({ type }) => type === "UDP_CONNECT");
  expect(connected.length).toBeGreaterThan(0);
  const bound = (await netLogEvents()).filter(({ type }) => type === "UDP_LOCAL_ADDRESS").length;
  expect(tracker.ownUdpPorts().size).toBeLessThan(bound);
});
