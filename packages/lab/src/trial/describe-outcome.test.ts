import type { Outcome, Ticket } from "@hushport/channels";
import { expect, test } from "vitest";
import { describeOutcome, eventMs } from "./describe-outcome.ts";

const TICKET: Ticket = { token: "ab12cd34", transport: "tcp", host: "2130706433", port: 4_711, path: "/" };
const OUTCOME: Outcome = { kind: "error", atMs: 1, durationMs: 2 };

test.each([
  [{ errorName: "TypeError", detail: "Failed to fetch" }, "TypeError, Failed to fetch"],
  [{ code: 1_006, readyState: 3, detail: "" }, "code 1006, state 3"],
  [{ detail: "GET http://127.0.0.1:4711/probe/ab12cd34 failed at 4711" }, "GET URL failed at PORT"],
  [
    { detail: "127.0.0.1:4711 said no to ab12cd34, 14711 did not" },
    "HOST:PORT said no to TOKEN, 14711 did not",
  ],
  [{ detail: "2130706433 and [::1]" }, "HOST and HOST"],
])("describeOutcome() of %j is %j", (parts, expected) => {
  expect(describeOutcome({ ...OUTCOME, ...parts }, TICKET)).toBe(expected);
});

test("describeOutcome() of an endless message ends", () => {
  expect(describeOutcome({ ...OUTCOME, detail: "x".repeat(10_000) }, TICKET)).toHaveLength(160);
});

test.each([
  [{ kind: "error" }, 2],
  [{ kind: "timeout" }, null],
  [{ kind: "resource-timing", resourceTimingMs: 1.5 }, 1.5],
  [{ kind: "resource-timing" }, 2],
] as const)("eventMs() of %j is %j", (parts, expected) => {
  expect(eventMs({ ...OUTCOME, ...parts })).toBe(expected);
});
