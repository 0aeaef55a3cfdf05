import { at } from "../numbers/at.ts";
import { midRanks } from "../numbers/mid-ranks.ts";

/** Area under the ROC curve with the sample's own estimate of its variance. */
export interface Area {
  /** Chance that a value of `b` exceeds one of `a`, ties counted half. */
  readonly value: number;
  /** DeLong's variance; 0 when a sample has fewer than two values. */
  readonly variance: number;
}

/**
 * The Mann–Whitney form of the area, with DeLong's variance by mid-ranks.
 *
 * @throws {RangeError} If a sample is empty.
 * @see DeLong, DeLong, Clarke-Pearson (1988), Biometrics 44(3)
 * @see Sun, Xu (2014), "Fast Implementation of DeLong's Algorithm", IEEE Signal Processing Letters 21(11)
 */
export function areaUnderCurve(a: readonly number[], b: readonly number[]): Area {
  if (a.length === 0 || b.length === 0) throw new RangeError("Cannot compare two samples: one is empty");
  const pooled = midRanks([...a, ...b]);
  const ranksInA = midRanks(a);
  const ranksInB = midRanks(b);
  // Placement of each value: the share of the other sample that it lies above (b) or below (a).
  const ofA = ranksInA.map((rank, i) => 1 - (at(pooled, i) - rank) / b.length);
  const ofB = ranksInB.map((rank, i) => (at(pooled, a.length + i) - rank) / a.length);
  return {
    value: mean(ofB),
    variance: sampleVariance(ofA) / a.length + sampleVariance(ofB) / b.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
