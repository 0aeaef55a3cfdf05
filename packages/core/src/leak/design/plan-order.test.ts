import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { planOrder, shuffle } from "./plan-order.ts";

test("planOrder() holds each state once in each round, and counts the order", () => {
  const plan = planOrder(["open", "closed", "filtered"], 5, createRandom(1));
  expect(plan.map(({ order }) => order)).toEqual(Array.from({ length: 15 }, (_, i) => i));
  for (let round = 0; round < 5; round++) {
    const states = plan.filter((probe) => probe.round === round).map(({ state }) => state);
    expect(states.toSorted()).toEqual(["closed", "filtered", "open"]);
  }
});

test("planOrder() of one seed is always the same, of another seed another", () => {
  const plan = (seed: number) => planOrder(["a", "b", "c", "d"], 20, createRandom(seed));
  expect(plan(1)).toEqual(plan(1));
  expect(plan(2)).not.toEqual(plan(1));
});

test("planOrder() puts each state in each place equally often", () => {
  const places = planOrder(["a", "b", "c"], 6_000, createRandom(3)).filter(({ state }) => state === "a");
  for (const place of [0, 1, 2]) {
    // Five standard deviations of a share of a third in 6,000 are 0.03.
    expect(places.filter(({ order }) => order % 3 === place).length / 6_000).toBeCloseTo(1 / 3, 1);
  }
});

test("shuffle() keeps all items", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      const rising = (a: number, b: number): number => a - b;
      expect(shuffle(items, createRandom(seed)).toSorted(rising)).toEqual(items.toSorted(rising));
    }),
  );
});
