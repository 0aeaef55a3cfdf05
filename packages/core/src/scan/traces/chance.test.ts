import { expect, test } from "vitest";
import { createChance } from "./chance.ts";

test("createChance() repeats itself for the same seed and not for another", () => {
  const draw = (seed: number) => {
    const chance = createChance(seed);
    return Array.from({ length: 20 }, () => chance.integer(1, 1_000_000));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("pick() throws when there is nothing to pick from", () => {
  expect(() => createChance(1).pick([])).toThrow(RangeError);
});

test("sample() gives different values, and all when asked for more", () => {
  const chance = createChance(3);
  expect(new Set(chance.sample([1, 2, 3, 4, 5], 3)).size).toBe(3);
  expect(new Set(chance.sample([1, 2], 5))).toEqual(new Set([1, 2]));
});
