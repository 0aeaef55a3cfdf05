import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { CT_RATINGS, WFNS_GRADES } from "../fixtures/published-data.ts";
import { areaCoverage } from "../fixtures/simulate-coverage.ts";
import { areaInterval, stratifiedArea } from "./area-interval.ts";

test("areaInterval() of the published examples is close to DeLong's, where that is right", () => {
  const wfns = areaInterval(stratifiedArea([{ a: WFNS_GRADES.good, b: WFNS_GRADES.poor }]), 0.95);
  expect(wfns.low).toBeCloseTo(0.7485, 1);
  expect(wfns.high).toBeCloseTo(0.8988, 1);
  const ct = areaInterval(stratifiedArea([{ a: CT_RATINGS.normal, b: CT_RATINGS.abnormal }]), 0.95);
  expect(ct.value).toBeCloseTo(0.8932, 4);
  expect(ct.low).toBeGreaterThan(0.8);
  expect(ct.high).toBeLessThan(0.96);
});

test("areaInterval() is not empty when the states never overlap, and ends at 1", () => {
  const { value, low, high } = areaInterval(
    stratifiedArea([{ a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], b: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20] }]),
    0.95,
  );
  expect([value, high]).toEqual([1, 1]);
  expect(low).toBeGreaterThan(0.7);
  expect(low).toBeLessThan(0.95);
});

test("areaInterval() of one trial of each state in many rounds is Wilson's interval of a share", () => {
  const rounds = Array.from({ length: 20 }, (_, i) => ({ a: [0], b: [i < 15 ? 1 : -1] }));
  const { value, low, high } = areaInterval(stratifiedArea(rounds), 0.95);
  expect(value).toBeCloseTo(0.75, 12);
  // Wilson's 95 % interval of 15 in 20 is 0.531 to 0.888; the scatter between rounds makes it slightly wider.
  expect(low).toBeCloseTo(0.531, 1);
  expect(high).toBeCloseTo(0.888, 1);
  expect(low).toBeLessThanOrEqual(0.532);
  expect(high).toBeGreaterThanOrEqual(0.888);
});

test("areaInterval() holds its estimate and grows with confidence", () => {
  const sample = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const area = stratifiedArea([{ a, b }]);
      const narrow = areaInterval(area, 0.8);
      const wide = areaInterval(area, 0.99);
      expect(narrow.low).toBeLessThanOrEqual(narrow.value + 1e-12);
      expect(narrow.high).toBeGreaterThanOrEqual(narrow.value - 1e-12);
      expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-12);
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-12);
    }),
  );
});

test("stratifiedArea() compares within strata only, and leaves out those with one state", () => {
  const { value } = stratifiedArea([
    { a: [1], b: [2] },
    { a: [101], b: [102] },
    { a: [], b: [0] },
  ]);
  expect(value).toBe(1);
});

test("stratifiedArea() throws when no stratum has both states", () => {
  expect(() =>
    stratifiedArea([
      { a: [1], b: [] },
      { a: [], b: [2] },
    ]),
  ).toThrow(RangeError);
});

test.each([
  [0.5, 20],
  [0.5, 60],
  [0.7, 60],
  [0.95, 60],
])("areaInterval() covers a true area of %d in 93 of 100 samples of %i", (auc, size) => {
  expect(areaCoverage({ auc, size, grain: 0.2 }, 400, createRandom(1)).ours).toBeGreaterThan(0.93);
});

test("areaInterval() covers where no two times tie, too", () => {
  expect(areaCoverage({ auc: 0.8, size: 30, grain: 0 }, 400, createRandom(2)).ours).toBeGreaterThan(0.93);
});
