import { expect, test } from "vitest";
import { CHANNELS } from "../../probe/channel.ts";
import { channelFacts, channelSet } from "./transport.ts";

test("channelFacts() gives every channel a bit of its own", () => {
  const bits = CHANNELS.map((channel) => channelFacts(channel).bit);
  expect(new Set(bits).size).toBe(CHANNELS.length);
  expect(bits.every((bit) => Number.isInteger(Math.log2(bit)))).toBe(true);
});

test.each([
  ["websocket", "websocket"],
  ["image", "http"],
  ["webtransport", "udp"],
  ["webrtc-stun", "udp"],
  ["webrtc-turns", "webrtc-tcp"],
] as const)("channelFacts() files %s under %s", (channel, transport) => {
  expect(channelFacts(channel).transport).toBe(transport);
});

test("channelFacts() throws on a channel that it does not know", () => {
  const unknown = JSON.parse('"smoke-signal"');
  expect(() => channelFacts(unknown)).toThrow(RangeError);
});

test("channelSet() is the union of its channels", () => {
  expect(channelSet("image", "script")).toBe(channelFacts("image").bit | channelFacts("script").bit);
  expect(channelSet()).toBe(0);
});
