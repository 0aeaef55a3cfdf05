import { PORT_STATES, REACHES } from "@hushport/core";
import { expect, test } from "vitest";
import { CONNECTED_STEP, describeReach, REACH_STEPS } from "./describe-reach.ts";

test.each([
  ["tcp", "closed", "Refused"],
  ["tcp", "open", "Connected"],
  ["tcp", "filtered", "Sent, unanswered"],
  ["intended", "unknown", "Tried"],
  ["tls", "closed", "TLS greeting sent"],
  ["datagram", "unknown", "Datagram sent"],
] as const)("describeReach(%s, %s) is %s", (reach, state, words) => {
  expect(describeReach({ reach, state }).words).toBe(words);
});

test("describeReach() never says that a port was reached whose computer refused the connection", () => {
  for (const reach of ["intended", "dns", "tcp"] as const) {
    expect(describeReach({ reach, state: "closed" }).step).toBeLessThan(CONNECTED_STEP);
  }
});

test("describeReach() fits every reach and state into its meter", () => {
  for (const reach of REACHES) {
    for (const state of PORT_STATES) {
      const { step } = describeReach({ reach, state });
      expect(step).toBeGreaterThanOrEqual(1);
      expect(step).toBeLessThanOrEqual(REACH_STEPS);
    }
  }
});
