import { expect, test } from "vitest";
import { createWire, type Wire } from "../netlog/wire.ts";
import { FILTERED_AFTER_MS, outcomeOf } from "./outcome.ts";

function wire(changes: Partial<Wire> = {}, transport: "tcp" | "udp" = "tcp"): Wire {
  const made = createWire(transport, "127.0.0.1:80", 0);
  if (made === undefined) throw new TypeError("this is an endpoint");
  return { ...made, ...changes };
}

test("outcomeOf() says nothing of a probe without sockets", () => {
  expect(outcomeOf([], 0)).toEqual({ reach: "intended", state: "unknown", bytesSent: 0, bytesReceived: 0 });
});

test.for([
  ["just before", FILTERED_AFTER_MS - 1, "unknown"],
  ["at", FILTERED_AFTER_MS, "filtered"],
] as const)("outcomeOf() calls silence %s the limit by its name", ([, nowMs, state]) => {
  expect(outcomeOf([wire()], nowMs).state).toBe(state);
  expect(outcomeOf([wire({ endMs: nowMs })], 99_999).state).toBe(state);
});

test("outcomeOf() takes the address that answered before the one that refused, in any order", () => {
  const refused = wire({ isRefused: true, endMs: 1 });
  const taken = wire({ connectedMs: 1, hasSentClientHello: true, bytesSent: 5, bytesReceived: 7 });
  const expected = { reach: "tls", state: "open", bytesSent: 5, bytesReceived: 7 };
  expect(outcomeOf([refused, taken], 2)).toEqual(expected);
  expect(outcomeOf([taken, refused], 2)).toEqual(expected);
});

test("outcomeOf() tells an answered datagram from one that was only sent", () => {
  expect(outcomeOf([wire({ bytesSent: 20 }, "udp")], 0)).toMatchObject({
    reach: "datagram",
    state: "unknown",
  });
  expect(outcomeOf([wire({ bytesSent: 20, bytesReceived: 1 }, "udp")], 0)).toMatchObject({
    reach: "response",
    state: "open",
  });
  expect(outcomeOf([wire({ isRefused: true }, "udp")], 0).state).toBe("closed");
});
