import { discardWarmUp, MIN_SAMPLES, WARM_UP_ROUNDS } from "@hushport/core";
import { expect, test } from "vitest";
import { createPlan } from "./create-plan.ts";
import { planBlocks } from "./plan-blocks.ts";

const { plan } = createPlan({ browser: "chromium", preset: "full" });

test("planBlocks() makes every probe of the plan once, and those of the warm-up twice", () => {
  const blocks = planBlocks(plan, 1);
  const measured = blocks.filter(({ isWarmUp }) => !isWarmUp).flatMap(({ trials }) => trials);
  const expected = plan.groups
    .flat()
    .reduce(
      (sum, { kinds, rounds }) => sum + rounds * kinds.reduce((all, { perRound }) => all + perRound, 0),
      0,
    );
  expect(measured).toHaveLength(expected);
  for (const { isWarmUp, trials } of blocks) {
    expect(trials.every(({ round }) => round < WARM_UP_ROUNDS === isWarmUp)).toBe(true);
  }
  expect(
    discardWarmUp(blocks.flatMap(({ trials }) => trials.filter(({ cell }) => cell === plan.groups[0]?.[0]))),
  ).toEqual(measured.filter(({ cell }) => cell === plan.groups[0]?.[0]));
});

test("planBlocks() gives the same order for the same seed, and another one for another", () => {
  const kinds = (seed: number) =>
    planBlocks(plan, seed).flatMap(({ trials }) => trials.map(({ kind }) => kind));
  expect(kinds(7)).toEqual(kinds(7));
  expect(kinds(7)).not.toEqual(kinds(8));
});

test("the presets give every compared state the samples that a verdict needs", () => {
  const scarce = (["quick", "full"] as const)
    .flatMap((preset) => createPlan({ browser: "chromium", preset }).plan.groups.flat())
    .filter(({ section, kinds }) => section === "channels" && kinds.length > 2)
    .flatMap(({ driver, rounds, kinds }) =>
      kinds
        .filter(({ perRound }) => perRound * rounds < MIN_SAMPLES)
        .map(({ kind }) => `${driver.id} ${kind}`),
    );
  expect(scarce).toEqual([]);
});
