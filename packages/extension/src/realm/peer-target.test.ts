import { expect, test } from "vitest";
import { parseCandidate, parseFetched, parseServer } from "./peer-target.ts";
import { verdictOf } from "./verdict-of.ts";

test.each([
  ["stun:127.0.0.1:3478", { channel: "webrtc-stun", host: "127.0.0.1", port: 3478 }],
  ["turn:0x7f.1:5900?transport=tcp", { channel: "webrtc-turn-tcp", host: "127.0.0.1", port: 5900 }],
  ["TURN:2130706433:5900?TRANSPORT=TCP", { channel: "webrtc-turn-tcp", host: "127.0.0.1", port: 5900 }],
  ["turn:[::ffff:7f00:1]:5900", { channel: "webrtc-turn-udp", host: "::ffff:7f00:1", port: 5900 }],
  ["turns:router:5349", { channel: "webrtc-turns", host: "router", port: 5349 }],
])("parseServer() reads %s as the browser does", (text, target) => {
  expect(parseServer(text)).toMatchObject(target);
});

test.each(["", "turn:", "http://127.0.0.1", "turn:a@127.0.0.1", "turn:127.0.0.1/x"])(
  "parseServer() takes %j for no server",
  (text) => {
    expect(parseServer(text)).toBeUndefined();
  },
);

test.each([
  ["candidate:1 1 udp 1 192.168.0.1 80 typ host", ["webrtc-ice-udp", "192.168.0.1", 80]],
  ["a=candidate:1 1 TCP 1 127.1 5900 typ host tcptype passive", ["webrtc-ice-tcp", "127.0.0.1", 5900]],
  ["candidate:1 1 ssltcp 1 [::1] 443 typ host", ["webrtc-ice-tcp", "::1", 443]],
])("parseCandidate() reads %s", (text, [channel, host, port]) => {
  expect(parseCandidate(text)[0]).toMatchObject({ channel, host, port });
});

test("parseCandidate() gives both readings where parsers differ about blanks", () => {
  const hosts = parseCandidate("candidate:1 1 udp  1 203.0.113.1 80 typ host").map(({ host }) => host);
  expect(hosts).toEqual(["0.0.0.1", "203.0.113.1"]);
});

test.each(["", "candidate:", "candidate:1 1 udp 1"])("parseCandidate() finds nothing in %j", (text) => {
  expect(parseCandidate(text)).toEqual([]);
});

test.each([
  ["stun:203.0.113.1", "pass"],
  ["stun:stun.example.org", "ask"],
  ["stun:localhost", "ask"],
  ["stun:10.0.0.1", "ask"],
  ["stun:[64:ff9b::10.0.0.1]", "ask"],
] as const)("verdictOf() of %s is %s", (text, verdict) => {
  const target = parseServer(text);
  expect(target === undefined ? undefined : verdictOf(target)).toBe(verdict);
});

test("verdictOf() lets names pass that browsers make up for each other, and no other name of the network", () => {
  const verdicts = ["3f1c8a52-91f0-4c6e-9d7e-0a1b2c3d4e5f.local", "printer.local"].map((name) =>
    parseCandidate(`candidate:1 1 udp 1 ${name} 5000 typ host`).map(verdictOf),
  );
  expect(verdicts.map((each) => Array.from(new Set(each)))).toEqual([["pass"], ["ask"]]);
});

test.each([
  ["//127.0.0.1:8080/x", { host: "127.0.0.1", port: 8080 }],
  ["/x", { host: "site.example", port: 443 }],
])("parseFetched() reads %s against the page", (text, target) => {
  expect(parseFetched(text, "https://site.example/a")).toMatchObject(target);
});
