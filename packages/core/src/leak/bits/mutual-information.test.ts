import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { bitsCoverage, trueBits } from "../fixtures/simulate-coverage.ts";
import { mutualInformation } from "./mutual-information.ts";

test("mutualInformation() is 1 bit when two states never share a symbol, without correction", () => {
  const { value, low, high } = mutualInformation(
    [
      [20, 20, 0],
      [0, 0, 40],
    ],
    0.95,
  );
  expect(value).toBeCloseTo(1, 12);
  expect(low).toBeGreaterThan(0.5);
  expect(high).toBe(1);
});

test("mutualInformation() is log2 3 when three states never share a symbol", () => {
  expect(
    mutualInformation(
      [
        [30, 0, 0],
        [0, 30, 0],
        [0, 0, 30],
      ],
      0.95,
    ).value,
  ).toBeCloseTo(Math.log2(3), 12);
});

test("mutualInformation() of a noiseless binary channel with 11 % errors is 1 less its entropy", () => {
  const { value } = mutualInformation(
    [
      [890_000, 110_000],
      [110_000, 890_000],
    ],
    0.95,
  );
  // Cover and Thomas, "Elements of Information Theory", 7.1.4: the capacity 1 − H(0.11) = 0.5001.
  expect(value).toBeCloseTo(0.5001, 4);
});

test("mutualInformation() is 0 with a bound above 0 when all is one symbol", () => {
  const { value, low, high } = mutualInformation([[50], [50]], 0.95);
  expect([value, low]).toEqual([0, 0]);
  expect(high).toBeGreaterThan(0.01);
  expect(high).toBeLessThan(0.1);
});

test("mutualInformation() does not depend on how often each state was observed, only more exactly", () => {
  const even = mutualInformation(
    [
      [8_000, 2_000],
      [3_000, 7_000],
    ],
    0.95,
  );
  const uneven = mutualInformation(
    [
      [800, 200],
      [6_000, 14_000],
    ],
    0.95,
  );
  expect(uneven.value).toBeCloseTo(even.value, 2);
});

test("mutualInformation() stays within 0 and log2 of the states, its interval around it", () => {
  const row = fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
    .filter((counts) => counts.some((count) => count > 0));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (counts) => {
      const { value, low, high } = mutualInformation(counts, 0.95);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(value).toBeGreaterThanOrEqual(low - 1e-9);
      expect(high).toBeGreaterThanOrEqual(value - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.log2(counts.length) + 1e-9);
    }),
  );
});

test.each([
  ["no state", []],
  [
    "a state that was never observed",
    [
      [1, 2],
      [0, 0],
    ],
  ],
])("mutualInformation() throws for %s", (_, counts) => {
  expect(() => mutualInformation(counts, 0.95)).toThrow(RangeError);
});

test.each([
  ["no leak", [0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]],
  ["0.01 bits", [0.3, 0.25, 0.25, 0.2], [0.2, 0.25, 0.25, 0.3]],
  ["0.1 bits", [0.4, 0.3, 0.2, 0.1], [0.1, 0.2, 0.3, 0.4]],
  ["0.6 bits", [0.8, 0.15, 0.05, 0], [0.02, 0.03, 0.15, 0.8]],
] as const)("mutualInformation() covers %s in 93 of 100 samples of 60", (_, first, second) => {
  const { coverage, bias } = bitsCoverage({ shares: [first, second], size: 60 }, 600, createRandom(2));
  expect(coverage).toBeGreaterThan(0.93);
  expect(Math.abs(bias)).toBeLessThan(0.012);
});

test("trueBits() of two equal distributions is 0, and 1 of two that share nothing", () => {
  expect(
    trueBits([
      [0.5, 0.5],
      [0.5, 0.5],
    ]),
  ).toBeCloseTo(0, 12);
  expect(
    trueBits([
      [1, 0],
      [0, 1],
    ]),
  ).toBeCloseTo(1, 12);
});
