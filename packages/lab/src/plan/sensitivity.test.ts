import { planSamples } from "@hushport/core";
import { expect, test } from "vitest";
import type { LabOptions } from "../lab-options.ts";
import { createPlan } from "./create-plan.ts";
import { countTests, roundsToFind, sensitivityOf } from "./sensitivity.ts";

const planOf = (options: Partial<LabOptions>) => createPlan({ browser: "chromium", ...options }).plan;
const ONE_PAIR = { channels: ["websocket"], targetKinds: ["http", "closed"] };

test("countTests() counts every oracle for each pair of states", () => {
  expect(countTests(planOf(ONE_PAIR))).toBe(3);
  // http, silent and closed, filtered: two of one state, five pairs of different ones.
  expect(countTests(planOf({ channels: ["websocket"] }))).toBe(15);
});

test("roundsToFind() plans the probes that core asks for within rounds", () => {
  const wanted = planSamples({ auc: 0.7, comparisons: 3, comparison: "within-rounds" });
  const rounds = roundsToFind(0.7, planOf(ONE_PAIR));
  expect(rounds * 4).toBeGreaterThanOrEqual(wanted);
  expect((rounds - 1) * 4).toBeLessThan(wanted);
});

test("sensitivityOf() of a plan made to find an area promises that area", () => {
  const sensitivity = sensitivityOf(planOf({ ...ONE_PAIR, detect: 0.7 }));
  expect(sensitivity).toMatchObject({ auc: 0.7, power: 0.95, tests: 3 });
});

test("sensitivityOf() promises nothing of a handful of probes", () => {
  expect(sensitivityOf(planOf({ ...ONE_PAIR, rounds: 1 }))?.auc).toBeNull();
});

test("sensitivityOf() is undefined where nothing is compared", () => {
  expect(sensitivityOf(planOf({ channels: ["websocket"], targetKinds: ["http"] }))).toBeUndefined();
});

test.each(["quick", "full"])("preset %s finds a difference that is nearly always there", (preset) => {
  const sensitivity = sensitivityOf(planOf({ preset }));
  expect(sensitivity?.tests).toBeGreaterThan(100);
});

test.each([0.5, 1.01, 0.2, Number.NaN])("createPlan() refuses to find an area of %d", (detect) => {
  expect(() => planOf({ ...ONE_PAIR, detect })).toThrow("Cannot use");
});
