import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CT_RATINGS, NDKA_BELOW, WFNS_GRADES } from "../fixtures/published-data.ts";
import { areaUnderCurve } from "./area-under-curve.ts";

const Z = 1.959963984540054;

test("areaUnderCurve() of Hanley and McNeil's CT ratings is their 0.893, with DeLong's standard error", () => {
  const { value, variance } = areaUnderCurve(CT_RATINGS.normal, CT_RATINGS.abnormal);
  expect(value).toBeCloseTo(0.893171, 6);
  // By the definition, all 2,958 pairs counted one by one.
  expect(Math.sqrt(variance)).toBeCloseTo(0.030724408379381, 12);
});

test("areaUnderCurve() of the WFNS grades is pROC's, with its DeLong interval", () => {
  const { value, variance } = areaUnderCurve(WFNS_GRADES.good, WFNS_GRADES.poor);
  expect(value).toBeCloseTo(0.823678861788618, 12);
  expect(value - Z * Math.sqrt(variance)).toBeCloseTo(0.7485, 4);
  expect(value + Z * Math.sqrt(variance)).toBeCloseTo(0.8988, 4);
});

test("areaUnderCurve() of the NDKA concentrations is pROC's to twelve digits, with its DeLong interval", () => {
  const poor = Array.from({ length: 41 }, (_, i) => i + 1);
  const { value, variance } = areaUnderCurve(
    NDKA_BELOW.map((below) => below + 0.5),
    poor,
  );
  expect(value).toBeCloseTo(0.611957994579946, 12);
  expect(value - Z * Math.sqrt(variance)).toBeCloseTo(0.501244999271703, 12);
  expect(value + Z * Math.sqrt(variance)).toBeCloseTo(0.722670989888189, 12);
});

test("areaUnderCurve() of scipy's documented example of mannwhitneyu is its U of 17 in 20 pairs", () => {
  expect(areaUnderCurve([20, 11, 17, 12], [19, 22, 16, 29, 24]).value).toBeCloseTo(17 / 20, 12);
});

const times = fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(Number.POSITIVE_INFINITY)), {
  minLength: 1,
  maxLength: 30,
});

test("areaUnderCurve() stays the same when all times change by one rising function", () => {
  fc.assert(
    fc.property(times, times, (a, b) => {
      const rise = (time: number): number => Math.exp(time / 10) + time;
      const before = areaUnderCurve(a, b);
      const after = areaUnderCurve(a.map(rise), b.map(rise));
      expect(after).toEqual(before);
    }),
  );
});

test("areaUnderCurve() of two samples and of the same exchanged add up to 1, with one variance", () => {
  fc.assert(
    fc.property(times, times, (a, b) => {
      const there = areaUnderCurve(a, b);
      const back = areaUnderCurve(b, a);
      expect(there.value + back.value).toBeCloseTo(1, 12);
      expect(there.variance).toBeCloseTo(back.variance, 12);
    }),
  );
});

test.each([
  ["first", [], [1]],
  ["second", [1], []],
])("areaUnderCurve() throws when the %s sample is empty", (_, a, b) => {
  expect(() => areaUnderCurve(a, b)).toThrow(RangeError);
});
