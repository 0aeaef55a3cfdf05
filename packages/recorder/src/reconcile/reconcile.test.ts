import { compareReach, probeSchema, type Probe } from "@hushport/core";
import * as fc from "fast-check";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseProtocolEvent, type ProtocolEvent } from "../cdp/connection.ts";
import { IntentTracker } from "../cdp/intents.ts";
import { visitFileSchema, type VisitFile } from "../evidence/visit-file.ts";
import { EVIDENCE_FILES } from "../evidence/writer.ts";
import {
  copyVisit,
  interleave,
  linkedSources,
  netLogEvents,
  protocolLines,
  VISITS,
  type VisitName,
} from "../fixtures/recorded-visit.ts";
import type { NetLogEvent } from "../netlog/event.ts";
import { NetLogTracker } from "../netlog/tracker.ts";
import { reconcile, type Witnesses } from "./reconcile.ts";

interface Recorded {
  readonly visit: VisitFile;
  readonly netLog: readonly NetLogEvent[];
  readonly protocol: readonly ProtocolEvent[];
}

async function recorded(name: VisitName): Promise<Recorded> {
  await using copy = await copyVisit(name);
  const visit = visitFileSchema.parse(
    JSON.parse(await readFile(join(copy.folder, EVIDENCE_FILES.visit), "utf8")),
  );
  const protocol = (await protocolLines(name)).flatMap((line): ProtocolEvent[] => {
    const message: unknown = JSON.parse(line);
    if (typeof message !== "object" || message === null || !("method" in message)) return [];
    return [parseProtocolEvent({ ...message, method: String(message.method) })];
  });
  return { visit, netLog: await netLogEvents(name), protocol };
}

function reconciled({ visit, netLog, protocol }: Recorded, changes: Partial<Witnesses> = {}): Probe[] {
  const tracker = new NetLogTracker();
  for (const event of netLog) tracker.add(event);
  const intents = new IntentTracker(visit.bindingName);
  for (const event of protocol) intents.add(event);
  const { hostname, port } = new URL(visit.url);
  return reconcile({
    intents,
    netLog: tracker,
    errorName: (code) => `net::${code}`,
    hasRefusedNames: false,
    resolutions: visit.resolutions,
    ownEndpoint: { host: hostname, port: Number(port) },
    startMs: visit.startMs,
    closingMs: visit.closingMs,
    ...changes,
  });
}

/** What a probe is, without its place in the list. */
const identityOf = ({ channel, scheme, host, port, path }: Probe): string =>
  [channel, scheme, host, port, path].join(" ");

test("reconcile() finds of a visit with the permission what was sent and answered, and how it ended", async () => {
  const probes = reconciled(await recorded("visit-granted"));
  const rows = probes.map(
    ({ channel, path, reach, state, recorders }) =>
      `${channel} ${path} ${reach} ${state} ${recorders.join("+")}`,
  );
  expect(rows.toSorted()).toEqual([
    "beacon /leaving tcp open netlog",
    "fetch /post response open cdp+netlog",
    "fetch /twice response open cdp+netlog",
    "fetch /twice response open cdp+netlog",
    "webrtc-stun  datagram unknown hook+netlog",
    "webrtc-stun  datagram unknown hook+netlog",
    "websocket /filtered tcp filtered cdp+netlog",
    "websocket /open response open cdp+netlog",
    "webtransport /transport datagram unknown cdp+netlog",
  ]);
  for (const { path, bytesSent, bytesReceived } of probes.filter(({ reach }) => reach === "response")) {
    expect([path, bytesSent > 0]).toEqual([path, true]);
    expect([path, bytesReceived > 0]).toEqual([path, true]);
  }
});

test.for(VISITS)(
  "reconcile() of %s gives probes as the schema has them, numbered in order of time",
  async (name) => {
    const probes = reconciled(await recorded(name));
    expect(probes.map(({ id }) => id)).toEqual(probes.map((_, place) => `p${place + 1}`));
    const times = probes.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const probe of probes) expect(probeSchema.parse(probe)).toEqual(probe);
  },
);

test("reconcile() says nothing of a probe's end that came with the end of the visit", async () => {
  const visit = await recorded("visit-granted");
  const filtered = reconciled(visit).find(({ path }) => path === "/filtered");
  expect(filtered).toMatchObject({ durationMs: null, error: null });
  const ended = reconciled(await recorded("visit")).find(({ path }) => path === "/closed");
  expect(ended?.durationMs).toBeGreaterThanOrEqual(0);
  expect(ended?.error).not.toBeNull();
});

test("reconcile() calls a port filtered only after a second without an answer", async () => {
  const visit = await recorded("visit-granted");
  const atMs = reconciled(visit).find(({ path }) => path === "/filtered")?.atMs ?? Number.NaN;
  const stateAfter = (waitedMs: number) => {
    const closingMs = visit.visit.startMs + atMs + waitedMs;
    const netLog = visit.netLog.filter((event) => event.atMs <= closingMs);
    return reconciled({ ...visit, netLog }, { closingMs }).find(({ path }) => path === "/filtered")?.state;
  };
  // The socket did not begin in the millisecond in which it was asked for.
  expect([stateAfter(800), stateAfter(1_200)]).toEqual(["unknown", "filtered"]);
});

test("reconcile() leaves out the site itself, by whatever says that it is not local", async () => {
  const visit = await recorded("visit");
  const site = new URL(visit.visit.url);
  const isSite = ({ host, port }: Probe): boolean => host === site.hostname && port === Number(site.port);
  expect(reconciled(visit, { ownEndpoint: undefined }).filter(isSite)).toEqual([]);
  expect(reconciled(visit, { resolutions: [] }).filter(isSite)).toEqual([]);
  expect(reconciled(visit, { ownEndpoint: undefined, resolutions: [] }).filter(isSite)).not.toEqual([]);
});

test.for(VISITS)(
  "reconcile() of %s loses no probe with one of its witnesses but what that alone has",
  async (name) => {
    const visit = await recorded(name);
    const all = reconciled(visit);
    const bySocket = all.filter(({ recorders }) => recorders.includes("netlog"));
    const netLogOnly = reconciled({ ...visit, protocol: [] });
    expect(new Set(netLogOnly.map(({ host, port }) => `${host} ${port}`))).toEqual(
      new Set(
        bySocket.map(
          ({ address, host, port, channel }) => `${channel.startsWith("webrtc") ? address : host} ${port}`,
        ),
      ),
    );
    const protocolOnly = reconciled({ ...visit, netLog: [] });
    const asked = all.filter(({ recorders, host }) => recorders.length > 1 && host !== "loop.test");
    expect(protocolOnly.map(identityOf).toSorted()).toEqual(asked.map(identityOf).toSorted());
    expect(protocolOnly.filter(({ reach }) => reach !== "intended")).toEqual([]);
  },
);

test.for(VISITS)("reconcile() of %s gives the same however what hangs together took turns", async (name) => {
  const visit = await recorded(name);
  const group = linkedSources(visit.netLog);
  expect(new Set(visit.netLog.map(group)).size).toBeGreaterThan(3);
  // Things of one moment have no order.
  const told = (probes: readonly Probe[]): string[] =>
    probes.map(({ id: _id, ...probe }) => JSON.stringify(probe)).toSorted();
  const expected = told(reconciled(visit));
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const netLog = interleave(visit.netLog, seed, group);
      expect(told(reconciled({ ...visit, netLog }))).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

test.for(VISITS)("reconcile() of %s cut off anywhere gives no probe more, and none further", async (name) => {
  const visit = await recorded(name);
  const all = reconciled(visit);
  fc.assert(
    fc.property(
      fc.nat({ max: visit.netLog.length }),
      fc.nat({ max: visit.protocol.length }),
      (lines, events) => {
        const netLog = visit.netLog.slice(0, lines);
        for (const probe of reconciled({ ...visit, netLog, protocol: visit.protocol.slice(0, events) })) {
          expect(probeSchema.parse(probe)).toEqual(probe);
          // By port: what WebRTC was asked for is known by its address alone until the hook is heard.
          const known = all.filter(({ port }) => port === probe.port);
          expect(known.some(({ reach }) => compareReach(probe.reach, reach) <= 0)).toBe(true);
        }
      },
    ),
  );
});
