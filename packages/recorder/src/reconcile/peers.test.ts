import { UNKNOWN_INITIATOR } from "@hushport/core";
import { expect, test } from "vitest";
import type { PeerCall } from "../cdp/intent.ts";
import type { HookMessage } from "../hook/page-hook.ts";
import type { PeerActivity } from "../netlog/activity.ts";
import { createWire, type Wire } from "../netlog/wire.ts";
import { draftPeers, smuggledText } from "./peers.ts";

function wire(transport: "tcp" | "udp", endpoint: string, changes: Partial<Wire> = {}): Wire {
  const made = createWire(transport, endpoint, 0);
  if (made === undefined) throw new TypeError(`${endpoint} is no endpoint`);
  return { ...made, ...changes };
}

const activity = (of: Wire, isTls = false): PeerActivity => ({ kind: "peer", wire: of, isTls });

function call(kind: HookMessage["kind"], ...texts: readonly string[]): PeerCall {
  const message = { kind, peer: 1, href: "https://shop.test/", texts, stack: "" };
  return { message, atMs: 1, context: "document", initiator: UNKNOWN_INITIATOR };
}

/** Binding request with one USERNAME. */
function stun(username: string): Uint8Array {
  const name = new TextEncoder().encode(username);
  const padded = [...name, ...Array.from({ length: (4 - (name.length % 4)) % 4 }, () => 0)];
  const header = [0, 1, 0, padded.length + 4, 0x21, 0x12, 0xa4, 0x42, ...Array.from({ length: 12 }, () => 1)];
  return Uint8Array.from([...header, 0, 6, 0, name.length, ...padded]);
}

const nowhere = { addressesOf: () => [], ownPorts: new Set<number>() };

function rows(...input: Parameters<typeof draftPeers>): string[] {
  return draftPeers(...input).map(({ channel, host, port, wires, recorders }) =>
    [channel, host, port, wires.length, [...recorders].join("+")].join(" "),
  );
}

test("draftPeers() ties a server to its socket, also by the addresses of its name", () => {
  const sockets = [activity(wire("udp", "127.0.0.1:3478")), activity(wire("tcp", "[::1]:3478"))];
  const calls = [call("rtc-config", "stun:127.0.0.1:3478", "turn:localhost:3478?transport=tcp")];
  const surroundings = {
    ...nowhere,
    addressesOf: (host: string) => (host === "localhost" ? ["127.0.0.1", "::1"] : []),
  };
  expect(rows(calls, sockets, surroundings)).toEqual([
    "webrtc-stun 127.0.0.1 3478 1 hook+netlog",
    "webrtc-turn-tcp localhost 3478 1 hook+netlog",
  ]);
});

test("draftPeers() tells what only one witness saw", () => {
  expect(
    rows(
      [call("rtc-candidate", "candidate:1 1 udp 1 10.0.0.1 9 typ host")],
      [activity(wire("tcp", "10.0.0.2:80"))],
      nowhere,
    ),
  ).toEqual(["webrtc-ice-udp 10.0.0.1 9 0 hook", "webrtc-turn-tcp 10.0.0.2 80 1 netlog"]);
});

test("draftPeers() counts one endpoint of one connection once, however often it was named", () => {
  const line = "candidate:1 1 udp 1 10.0.0.1 9 typ host";
  expect(rows([call("rtc-candidate", line), call("rtc-description", `a=${line}`)], [], nowhere)).toHaveLength(
    1,
  );
});

test("draftPeers() leaves out a page that calls itself, but not the TCP port of the same number", () => {
  const ownPorts = new Set([5000]);
  const calls = [
    call(
      "rtc-candidate",
      "candidate:1 1 udp 1 abc.local 5000 typ host",
      "candidate:1 1 tcp 1 10.0.0.1 5000 typ host",
    ),
  ];
  const sockets = [activity(wire("udp", "192.168.1.2:5000")), activity(wire("tcp", "10.0.0.1:5000"))];
  expect(rows(calls, sockets, { ...nowhere, ownPorts })).toEqual([
    "webrtc-ice-tcp 10.0.0.1 5000 1 hook+netlog",
  ]);
});

test.for([
  ["webrtc-turns", activity(wire("tcp", "10.0.0.1:1"), true)],
  ["webrtc-turn-tcp", activity(wire("tcp", "10.0.0.1:1"))],
  [
    "webrtc-ice-tcp",
    activity(wire("tcp", "10.0.0.1:1", { firstSent: Uint8Array.from([0, 36, ...stun("abcd:efgh")]) })),
  ],
  ["webrtc-ice-udp", activity(wire("udp", "10.0.0.1:1", { firstSent: stun("abcd:efgh") }))],
  ["webrtc-stun", activity(wire("udp", "10.0.0.1:1"))],
] as const)("draftPeers() calls a socket without a hook %s by its first message", ([channel, socket]) => {
  expect(draftPeers([], [socket], nowhere)[0]?.channel).toBe(channel);
});

test("smuggledText() gives what a page put into a fragment, and not the fragments that browsers make", () => {
  const sent = (username: string): readonly Wire[] => [
    wire("udp", "10.0.0.1:1", { firstSent: stun(username) }),
  ];
  expect(smuggledText(sent("_fbp.1.1700000000000.42:abcd"))).toBe("_fbp.1.1700000000000.42");
  expect(smuggledText(sent("abcd:efgh"))).toBeUndefined();
  expect(smuggledText(sent("abcdefgh:efgh"))).toBeUndefined();
  expect(smuggledText([])).toBeUndefined();
});
