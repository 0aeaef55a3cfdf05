import * as fc from "fast-check";
import { expect, test } from "vitest";
import { interleave, netLogEvents, VISITS } from "../fixtures/recorded-visit.ts";
import { numberParam, type NetLogEvent } from "./event.ts";
import { SocketTracker } from "./sockets.ts";
import { parseStun } from "./stun.ts";
import { wireState, type Wire } from "./wire.ts";

function track(events: readonly NetLogEvent[]): SocketTracker {
  const tracker = new SocketTracker();
  for (const event of events) tracker.add(event);
  return tracker;
}

/** Everything that a tracker knows, in an order of its own. */
function told(tracker: SocketTracker) {
  return {
    sockets: [...tracker.sockets()].toSorted((a, b) => a.socketId - b.socketId),
    ownUdpPorts: [...tracker.ownUdpPorts].toSorted((a, b) => a - b),
  };
}

const wiresIn = (tracker: SocketTracker): Wire[] => [...tracker.sockets()].flatMap(({ wires }) => wires);

const sumOf = (events: readonly NetLogEvent[], type: string): number =>
  events.reduce((sum, event) => sum + (event.type === type ? (numberParam(event, "byte_count") ?? 0) : 0), 0);

test("SocketTracker tells ports that took a connection, refused it, or did not answer", async () => {
  const states = async (visit: (typeof VISITS)[number]) =>
    new Set(wiresIn(track(await netLogEvents(visit))).map((wire) => `${wire.transport} ${wireState(wire)}`));
  expect(await states("visit")).toEqual(new Set(["tcp open", "tcp closed", "udp unknown"]));
  expect(await states("visit-granted")).toEqual(new Set(["tcp open", "tcp filtered", "udp unknown"]));
});

test("SocketTracker has a wire for each address of a name that was tried, and the job that tried them", async () => {
  const { sockets } = told(track(await netLogEvents()));
  const refused = sockets.flatMap(({ connectJobId, wires }) =>
    wires.some(({ address }) => address === "::1") ? [{ connectJobId, wires }] : [],
  );
  expect(refused.length).toBeGreaterThan(0);
  for (const { connectJobId, wires } of refused) {
    expect(wires).toMatchObject([{ isRefused: true, connectedMs: null, bytesSent: 0 }]);
    expect(wires[0]?.endMs).toBeGreaterThanOrEqual(wires[0]?.startMs ?? Infinity);
    const others = sockets.filter((other) => other.connectJobId === connectJobId);
    const tried = others.flatMap((other) => other.wires.map(({ address }) => address));
    expect(new Set(tried)).toEqual(new Set(["::1", "127.0.0.1"]));
  }
});

test.for(VISITS)("SocketTracker counts every byte of TCP once, in %s", async (visit) => {
  const events = await netLogEvents(visit);
  const tcp = wiresIn(track(events)).filter(({ transport }) => transport === "tcp");
  const sum = (key: "bytesSent" | "bytesReceived"): number =>
    tcp.reduce((total, wire) => total + wire[key], 0);
  expect(sum("bytesSent")).toBe(sumOf(events, "SOCKET_BYTES_SENT"));
  expect(sum("bytesReceived")).toBe(sumOf(events, "SOCKET_BYTES_RECEIVED"));
  expect(sum("bytesSent")).toBeGreaterThan(0);
});

test("SocketTracker gives a UDP socket one wire for each peer, with the first bytes that it sent there", async () => {
  const peers = [...track(await netLogEvents("visit-granted")).sockets()].filter(
    ({ isUnboundUdp }) => isUnboundUdp,
  );
  expect(peers.map(({ wires }) => wires.length)).toContain(2);
  for (const { wires } of peers) {
    expect(new Set(wires.map(({ port }) => port)).size).toBe(wires.length);
    for (const { firstSent } of wires) expect(parseStun(firstSent ?? new Uint8Array())).toBeDefined();
  }
});

test("SocketTracker takes a connected UDP socket that sent nothing for none, and its port for no listener", async () => {
  const events = await netLogEvents();
  const connected = new Set(
    events.flatMap(({ type, sourceId }) => (type === "UDP_CONNECT" ? [sourceId] : [])),
  );
  const sent = new Set(events.flatMap(({ type, sourceId }) => (type === "UDP_BYTES_SENT" ? [sourceId] : [])));
  const tracker = track(events);
  expect(connected.size).toBeGreaterThan(0);
  for (const socketId of connected) if (!sent.has(socketId)) expect(tracker.wiresOf(socketId)).toEqual([]);
  const onlyConnected = events.filter(({ sourceId }) => connected.has(sourceId));
  expect([...track(onlyConnected).ownUdpPorts]).toEqual([]);
});

test("SocketTracker says which sockets greeted by TLS", async () => {
  const events = await netLogEvents();
  const greeted = new Set(
    events.flatMap(({ type, sourceId }) => (type === "SSL_HANDSHAKE_MESSAGE_SENT" ? [sourceId] : [])),
  );
  const tracker = track(events);
  for (const { socketId, wires } of tracker.sockets())
    expect(wires.some(({ hasSentClientHello }) => hasSentClientHello)).toBe(greeted.has(socketId));
});

test("SocketTracker forgets what it is told to, and nothing else", async () => {
  const tracker = track(await netLogEvents());
  const [first, ...others] = told(tracker).sockets;
  tracker.forget(first?.socketId ?? -1);
  expect(tracker.wiresOf(first?.socketId ?? -1)).toEqual([]);
  expect(told(tracker).sockets).toEqual(others);
});

test.for(VISITS)("SocketTracker knows the same however the sockets of %s took turns", async (visit) => {
  const events = await netLogEvents(visit);
  const expected = told(track(events));
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(told(track(interleave(events, seed)))).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test.for(VISITS)("SocketTracker of %s cut off anywhere knows no more than of the whole", async (visit) => {
  const events = await netLogEvents(visit);
  const whole = track(events);
  fc.assert(
    fc.property(fc.nat({ max: events.length }), (length) => {
      const cut = track(events.slice(0, length));
      for (const { socketId, wires } of cut.sockets()) {
        const all = whole.wiresOf(socketId);
        expect(wires.length).toBeLessThanOrEqual(all.length);
        for (const [place, wire] of wires.entries()) {
          const end = all[place];
          expect(wire).toMatchObject({ address: end?.address, port: end?.port, startMs: end?.startMs });
          expect(wire.bytesSent).toBeLessThanOrEqual(end?.bytesSent ?? 0);
          expect(wire.bytesReceived).toBeLessThanOrEqual(end?.bytesReceived ?? 0);
          expect(wire.firstSent === null || wire.firstSent).toEqual(
            wire.firstSent === null || end?.firstSent,
          );
        }
      }
    }),
  );
});

test.for(VISITS)("SocketTracker survives any events of %s being lost or told twice", async (visit) => {
  const events = await netLogEvents(visit);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: events.length }), (times) => {
      const damaged = events.flatMap((event, place) =>
        Array.from({ length: times[place] ?? 1 }, () => event),
      );
      for (const { bytesSent, startMs, endMs } of wiresIn(track(damaged))) {
        expect(bytesSent).toBeGreaterThanOrEqual(0);
        expect(endMs ?? startMs).toBeGreaterThanOrEqual(startMs);
      }
    }),
    { numRuns: 50 },
  );
});
