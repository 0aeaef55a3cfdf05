import { expect, test } from "vitest";
import { discardWarmUp, WARM_UP_ROUNDS } from "./discard-warm-up.ts";

const rows = [0, 1, 1, 4, 6].map((round) => ({ round }));

test("discardWarmUp() drops the first rounds, whole", () => {
  expect(discardWarmUp(rows).map(({ round }) => round)).toEqual([4, 6]);
  expect(WARM_UP_ROUNDS).toBe(2);
});

test.each([
  [0, 5],
  [1, 4],
  // A round that was lost is not made up for by another.
  [4, 2],
  [9, 0],
])("discardWarmUp(rows, %i) leaves %i of five rows in four rounds", (rounds, left) => {
  expect(discardWarmUp(rows, rounds)).toHaveLength(left);
});
