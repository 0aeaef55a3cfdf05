import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { uniform } from "../fixtures/worlds.ts";
import { chooseStrata } from "./choose-strata.ts";

/** Two trials in each of 40 rounds, with noise of up to 1 ms. */
function trialsOf(driftMs: (order: number) => number) {
  const random = createRandom(5);
  return Array.from({ length: 80 }, (_, order) => ({
    time: driftMs(order) + uniform(random),
    round: 100 + Math.floor(order / 2),
  }));
}

test("chooseStrata() keeps a steady browser's trials together", () => {
  expect(chooseStrata(trialsOf(() => 0))).toMatchObject({ count: 1, rounds: 40 });
});

test("chooseStrata() splits a throttled browser's trials down to single rounds", () => {
  const strata = chooseStrata(trialsOf((order) => 10 * order));
  expect(strata).toMatchObject({ count: 40, rounds: 1 });
  expect(strata.drift).toBeGreaterThan(5);
  expect(strata.of).toEqual(Array.from({ length: 80 }, (_, order) => Math.floor(order / 2)));
});

test("chooseStrata() splits no further than a single step needs", () => {
  const { count, rounds } = chooseStrata(trialsOf((order) => (order < 40 ? 0 : 100)));
  expect(count).toBe(2);
  expect(rounds).toBe(20);
});

test("chooseStrata() of nothing is one empty stratum's worth of nothing", () => {
  expect(chooseStrata([])).toEqual({ of: [], count: 0, rounds: 1, drift: 0 });
});
