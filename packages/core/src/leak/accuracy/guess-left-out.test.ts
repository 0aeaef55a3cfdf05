import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { uniform } from "../fixtures/worlds.ts";
import type { Trial } from "../oracle/trial.ts";
import { balancedAccuracy } from "./balanced-accuracy.ts";
import { guessLeftOut } from "./guess-left-out.ts";

function trialsOf(first: readonly number[], second: readonly number[], category = "error"): readonly Trial[] {
  return [
    ...first.map((time, round) => ({ state: 0, time, round, category })),
    ...second.map((time, round) => ({ state: 1, time, round, category })),
  ];
}

function accuracyOf(trials: readonly Trial[]): number {
  return balancedAccuracy(guessLeftOut(trials), 0.95).value;
}

test("guessLeftOut() of constant balanced data is half right, where leaving out one trial would be all wrong", () => {
  expect(accuracyOf(trialsOf([5, 5, 5, 5], [5, 5, 5, 5]))).toBe(0.5);
});

test("guessLeftOut() of data that say nothing is half right on average", () => {
  const random = createRandom(6);
  const draw = (): number[] => Array.from({ length: 15 }, () => uniform(random));
  const runs = Array.from({ length: 400 }, () => accuracyOf(trialsOf(draw(), draw())));
  const mean = runs.reduce((sum, value) => sum + value, 0) / runs.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.025);
});

test.each([
  ["slower", [1, 2, 3, 4], [11, 12, 13, 14]],
  ["faster", [11, 12, 13, 14], [1, 2, 3, 4]],
  ["never seen to end", [1, 2, 3, 4], [1, 1, 1, 1].map(() => Number.POSITIVE_INFINITY)],
])("guessLeftOut() is always right when the second state is %s", (_, first, second) => {
  expect(accuracyOf(trialsOf(first, second))).toBe(1);
});

test("guessLeftOut() guesses by category where time says nothing", () => {
  const trials = [...trialsOf([5, 5, 5], [], "load"), ...trialsOf([], [5, 5, 5], "error")];
  expect(accuracyOf(trials)).toBe(1);
});

test("guessLeftOut() counts a trial of a category that the others never showed as half right", () => {
  const trials = [...trialsOf([5, 5], [5, 5]), ...trialsOf([5], [], "once")];
  const [first, second] = guessLeftOut(trials);
  expect(first).toEqual({ right: 0.5, of: 3 });
  expect(second).toEqual({ right: 2, of: 2 });
});

test("guessLeftOut() takes samples of different sizes", () => {
  const [first, second] = guessLeftOut(trialsOf([1, 2, 3, 4, 5, 6], [10]));
  expect(first.of).toBe(6);
  expect(second.of).toBe(1);
});

test("balancedAccuracy() of 81 in 263 and the same is Wilson's interval, narrowed for the mean of two", () => {
  // Newcombe (1998), Statistics in Medicine 17(8), table I: Wilson's 95 % interval of 81 in 263 is 0.2553 to 0.3662.
  const { value, low, high } = balancedAccuracy(
    [
      { right: 81, of: 263 },
      { right: 81, of: 263 },
    ],
    0.95,
  );
  expect(value - (value - 0.2553) / Math.SQRT2).toBeCloseTo(low, 4);
  expect(value + (0.3662 - value) / Math.SQRT2).toBeCloseTo(high, 4);
});

test.each([0, 1])("balancedAccuracy() throws when state %i has no trial", (missing) => {
  const guesses = [0, 1].map((state) => ({ right: 0, of: state === missing ? 0 : 5 }));
  const [first, second] = guesses;
  expect(first).toBeDefined();
  expect(() => balancedAccuracy([first ?? { right: 0, of: 0 }, second ?? { right: 0, of: 0 }], 0.95)).toThrow(
    RangeError,
  );
});
