import { expect, test } from "vitest";
import { assertSameRun, identifyRun } from "./earlier-run.ts";
import { createPlan } from "./plan/create-plan.ts";

const BROWSER = { seed: 1, browser: "Chromium", version: "156.0" };
const planOf = (rounds: number) => createPlan({ browser: "chromium", channels: ["image"], rounds }).plan;
const earlierBy = (identity: ReturnType<typeof identifyRun>) => ({
  observations: [],
  measuredAt: new Date(0),
  durationMs: 0,
  identity,
});

test("assertSameRun() lets a run go on that measures the same with the same browser", () => {
  const identity = identifyRun(planOf(2), BROWSER);
  expect(() => assertSameRun(identifyRun(planOf(2), BROWSER), earlierBy(identity))).not.toThrow();
  expect(() => assertSameRun(identity, undefined)).not.toThrow();
});

test.each([
  [identifyRun(planOf(3), BROWSER), "other cells"],
  [identifyRun(planOf(2), { ...BROWSER, seed: 2 }), "other cells"],
  [identifyRun(planOf(2), { ...BROWSER, version: "157.0" }), "Chromium 157.0 began it"],
])("assertSameRun() refuses to judge %o together with another", (identity, message) => {
  expect(() => assertSameRun(identifyRun(planOf(2), BROWSER), earlierBy(identity))).toThrow(message);
});
