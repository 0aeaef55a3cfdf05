import { expect, test } from "vitest";
import { isEquivalent } from "./equivalence.ts";
import { stratifiedArea } from "./area-interval.ts";

/** As many values as wanted, evenly spread, `by` to the right. */
function spread(count: number, by: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => (i + 0.5) / count + by);
}

test.each([
  ["is true of 800 equal values of each state", 800, 0, true],
  ["is false of 60 equal values of each state: too few to tell", 60, 0, false],
  ["is false of 800 values, one state 0.06 slower: an area of 0.56", 800, 0.06, false],
  ["is false of 800 values, one state 0.06 faster", 800, -0.06, false],
] as const)("isEquivalent() %s", (_, count, by, expected) => {
  expect(isEquivalent(stratifiedArea([{ a: spread(count, 0), b: spread(count, by) }]), 0.05)).toBe(expected);
});
