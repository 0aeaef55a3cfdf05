import { at } from "../numbers/at.ts";
import type { Estimate } from "../numbers/interval.ts";
import { bisect, normalQuantile } from "../numbers/normal-distribution.ts";
import { areaUnderCurve } from "./area-under-curve.ts";

/** Values of the two states that were seen under the same conditions and may be compared. */
export interface Stratum {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** An area under the curve before it is asked for an interval. */
export interface StratifiedArea {
  readonly value: number;
  /** Variance that the estimate would have if the true area were `area`. */
  readonly varianceAt: (area: number) => number;
}

/**
 * Area under the curve within strata, weighted as van Elteren's test does; one stratum gives the ordinary area.
 *
 * The variance is Newcombe's (his method 5, of Hanley and McNeil's form), which stays right where the estimate is 0 or 1,
 * enlarged where the sample itself varies more: by DeLong's variance in one stratum, by the scatter between many.
 *
 * @throws {RangeError} If no stratum has values of both states.
 * @see Hanley, McNeil (1982), Radiology 143(1); Newcombe (2006), Statistics in Medicine 25(4), part 2
 * @see van Elteren (1960), Bulletin of the International Statistical Institute 37
 */
export function stratifiedArea(strata: readonly Stratum[]): StratifiedArea {
  const usable = strata.filter(({ a, b }) => a.length > 0 && b.length > 0);
  if (usable.length === 0) throw new RangeError("Cannot compare two states: no stratum has both");
  const areas = usable.map(({ a, b }) => areaUnderCurve(a, b));
  const raw = usable.map(({ a, b }) => (a.length * b.length) / (a.length + b.length + 1));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weights = raw.map((weight) => weight / total);
  const value = areas.reduce((sum, area, i) => sum + at(weights, i) * area.value, 0);
  const modelVariance = (area: number): number =>
    usable.reduce(
      (sum, { a, b }, i) => sum + at(weights, i) ** 2 * newcombeVariance(area, a.length, b.length),
      0,
    );
  const ownVariance =
    usable.length === 1
      ? at(areas, 0).variance
      : areas.reduce((sum, area, i) => sum + (at(weights, i) * (area.value - value)) ** 2, 0) *
        (usable.length / (usable.length - 1));
  const model = modelVariance(value);
  const inflation = model > 0 ? Math.max(1, ownVariance / model) : 1;
  return { value, varianceAt: (area) => inflation * modelVariance(area) };
}

/** Every true area whose score test at this confidence would not reject the estimate. */
export function areaInterval({ value, varianceAt }: StratifiedArea, confidence: number): Estimate {
  const z = normalQuantile((1 + confidence) / 2);
  const reach = (area: number): number => z * Math.sqrt(varianceAt(area));
  return {
    value,
    low: bisect((area) => value - area > reach(area), 0, value),
    high: bisect((area) => area - value <= reach(area), value, 1),
  };
}

function newcombeVariance(area: number, sizeA: number, sizeB: number): number {
  const halfOfAll = (sizeA + sizeB) / 2;
  const pairs = 1 + (halfOfAll - 1) * ((1 - area) / (2 - area) + area / (1 + area));
  return (area * (1 - area) * pairs) / (sizeA * sizeB);
}
