import * as fc from "fast-check";
import { expect, test } from "vitest";
import { peerEndpoints } from "./candidate.ts";

function read(kind: "rtc-config" | "rtc-candidate" | "rtc-description", ...texts: string[]): string[] {
  const message = { kind, peer: 1, href: "https://shop.test/", stack: "", texts };
  return peerEndpoints(message).map(
    ({ channel, transport, host, port }) => `${channel} ${transport} ${host} ${port}`,
  );
}

/** @see https://www.rfc-editor.org/rfc/rfc8839#section-5.1 and https://www.rfc-editor.org/rfc/rfc6544#section-4.5 */
test.for([
  ["candidate:1 1 UDP 2130706431 203.0.113.141 8998 typ host", ["webrtc-ice-udp udp 203.0.113.141 8998"]],
  [
    "a=candidate:2 1 UDP 1694498815 192.0.2.3 5000 typ srflx raddr 203.0.113.141 rport 8998",
    ["webrtc-ice-udp udp 192.0.2.3 5000"],
  ],
  ["candidate:1 1 UDP 2130706431 2001:db8::1 8998 typ host", ["webrtc-ice-udp udp 2001:db8::1 8998"]],
  [
    "candidate:1 1 TCP 2128609279 192.0.2.1 45364 typ host tcptype passive",
    ["webrtc-ice-tcp tcp 192.0.2.1 45364"],
  ],
  ["candidate:1 1 udp 1 0x7f.1 3478 typ host", ["webrtc-ice-udp udp 127.0.0.1 3478"]],
  ["candidate:1 1 udp 1 localhost 3478 typ host", ["webrtc-ice-udp udp localhost 3478"]],
  ["candidate:1 1 udp 1 127.0.0.1 99999 typ host", []],
  ["candidate:1 1 sctp 1 127.0.0.1 1 typ host", []],
  ["candidate:1 1 udp 1 127.0.0.1", []],
  ["", []],
  ["undefined", []],
] as const)("peerEndpoints() reads %j", ([line, expected]) => {
  expect(read("rtc-candidate", line)).toEqual(expected);
});

test("peerEndpoints() reads every candidate of a description, and nothing else in it", () => {
  const sdp = [
    "v=0",
    "o=jdoe 2890844526 2890842807 IN IP4 203.0.113.141",
    "c=IN IP4 192.0.2.3",
    "a=ice-ufrag:8hhY",
    "m=audio 45664 RTP/AVP 0",
    "a=candidate:1 1 UDP 2130706431 203.0.113.141 8998 typ host",
    "a=candidate:2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 203.0.113.141 rport 8998",
    "",
  ].join("\r\n");
  expect(read("rtc-description", sdp)).toEqual([
    "webrtc-ice-udp udp 203.0.113.141 8998",
    "webrtc-ice-udp udp 192.0.2.3 45664",
  ]);
});

/** @see https://www.rfc-editor.org/rfc/rfc7064#appendix-A and https://www.rfc-editor.org/rfc/rfc7065#appendix-A */
test.for([
  ["stun:example.org", ["webrtc-stun udp example.org 3478"]],
  ["stuns:example.org", ["webrtc-stun udp example.org 5349"]],
  ["stun:example.org:8000", ["webrtc-stun udp example.org 8000"]],
  ["turn:example.org", ["webrtc-turn-udp udp example.org 3478"]],
  ["turns:example.org", ["webrtc-turns tcp example.org 5349"]],
  ["turn:example.org:8000?transport=udp", ["webrtc-turn-udp udp example.org 8000"]],
  ["turn:example.org?transport=tcp", ["webrtc-turn-tcp tcp example.org 3478"]],
  ["turns:example.org?transport=tcp", ["webrtc-turns tcp example.org 5349"]],
  ["turn:[::1]:80?transport=tcp", ["webrtc-turn-tcp tcp ::1 80"]],
  ["https://example.org/", []],
  ["turn:", []],
] as const)("peerEndpoints() reads the server %s", ([url, expected]) => {
  expect(read("rtc-config", url)).toEqual(expected);
});

test("peerEndpoints() never throws, whatever a page writes", () => {
  const kind = fc.constantFrom("rtc-config", "rtc-candidate", "rtc-description");
  const text = fc.oneof(
    fc.string(),
    fc.string().map((junk) => `candidate:1 1 udp 1 ${junk} 1 typ host`),
    fc.string().map((junk) => `turn:${junk}`),
  );
  fc.assert(fc.property(kind, fc.array(text), (of, texts) => void read(of, ...texts)));
});
