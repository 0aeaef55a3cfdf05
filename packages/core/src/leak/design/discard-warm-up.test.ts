import { expect, test } from "vitest";
import { discardWarmUp, WARM_UP_ROUNDS } from "./discard-warm-up.ts";

const rows = [3, 4, 4, 7, 9].map((round) => ({ round }));

test("discardWarmUp() drops the first rounds that there are, whole", () => {
  expect(discardWarmUp(rows).map(({ round }) => round)).toEqual([7, 9]);
  expect(WARM_UP_ROUNDS).toBe(2);
});

test.each([
  [0, 5],
  [1, 4],
  [4, 0],
  [9, 0],
])("discardWarmUp(rows, %i) leaves %i of five rows in four rounds", (rounds, left) => {
  expect(discardWarmUp(rows, rounds)).toHaveLength(left);
});
