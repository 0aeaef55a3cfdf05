import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import type { Labels } from "./oracle.ts";
import { permutationExcess, permutationTest } from "./permutation-test.ts";

const labels = Uint8Array.from({ length: 20 }, (_, i) => i % 2);
const rounds = Array.from({ length: 20 }, (_, i) => Math.floor(i / 2));

/** How many seconds stand in odd places: all of them, as the trials were seen. */
function inOddPlaces(given: Labels): number {
  return given.reduce((sum, label, i) => sum + (i % 2 === 1 ? label : 0), 0);
}

test("permutationTest() of ten rounds that all agree is about 2⁻¹⁰, and never 0", () => {
  const pValue = permutationTest({ labels, rounds }, inOddPlaces, {
    random: createRandom(1),
    maxDraws: 50_000,
  });
  expect(pValue).toBeGreaterThan(0.0005);
  expect(pValue).toBeLessThan(0.002);
  expect(permutationTest({ labels, rounds }, inOddPlaces, { random: createRandom(1), maxDraws: 9 })).toBe(
    0.1,
  );
});

test("permutationTest() keeps as many of each state in each round", () => {
  const seen = new Set<string>();
  const watch = (given: Labels): number => {
    for (let round = 0; round < 10; round++)
      expect((given[2 * round] ?? 0) + (given[2 * round + 1] ?? 0)).toBe(1);
    seen.add(given.join(""));
    return 0;
  };
  permutationTest({ labels, rounds }, watch, { random: createRandom(2), maxDraws: 100 });
  expect(seen.size).toBeGreaterThan(15);
});

test("permutationTest() stops after twenty draws that are no less extreme", () => {
  let calls = 0;
  const pValue = permutationTest(
    { labels, rounds },
    () => {
      calls++;
      return 0;
    },
    {
      random: createRandom(3),
      maxDraws: 10_000,
    },
  );
  expect(pValue).toBe(1);
  expect(calls).toBe(21);
});

test("permutationTest() has nothing to permute when each round holds one state", () => {
  const apart = Array.from({ length: 20 }, (_, i) => i);
  expect(
    permutationTest({ labels, rounds: apart }, inOddPlaces, { random: createRandom(4), maxDraws: 100 }),
  ).toBe(1);
});

test("permutationTest() does not change the labels that it was given", () => {
  const given = Uint8Array.from(labels);
  permutationTest({ labels: given, rounds }, inOddPlaces, { random: createRandom(5), maxDraws: 50 });
  expect(given).toEqual(labels);
});

test("permutationExcess() is large for a statistic that no permutation reaches, and 0 for one that never changes", () => {
  // Ten coins that all fall alike are √10 deviations off.
  expect(permutationExcess({ labels, rounds }, inOddPlaces, createRandom(6))).toBeGreaterThan(2.5);
  expect(permutationExcess({ labels, rounds }, () => 7, createRandom(6))).toBe(0);
});
