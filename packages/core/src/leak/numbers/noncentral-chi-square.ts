import { bisect, normalCdf } from "./normal-distribution.ts";

/**
 * Probability that a noncentral chi-square variable is at most `x`, within 0.02 of the exact value, within 0.003 from three degrees on.
 *
 * @see Sankaran (1963), "Approximations to the non-central chi-square distribution", Biometrika 50(1/2)
 */
export function noncentralChiSquareCdf(x: number, degrees: number, noncentrality: number): number {
  const mean = degrees + noncentrality;
  const spread = degrees + 2 * noncentrality;
  const h = 1 - (2 * mean * (degrees + 3 * noncentrality)) / (3 * spread * spread);
  const p = spread / (mean * mean);
  const m = (h - 1) * (1 - 3 * h);
  const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
  return normalCdf(((x / mean) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p)));
}

/**
 * The noncentrality at which a value up to `x` has this probability.
 *
 * @returns 0 when even without any noncentrality so small a value is rarer.
 */
export function noncentralityAt(x: number, degrees: number, probability: number): number {
  // Twelve standard deviations above the mean-matching value: nothing in a tail of interest lies further.
  const high = x + 12 * Math.sqrt(4 * x + 2 * degrees + 100);
  return bisect((noncentrality) => noncentralChiSquareCdf(x, degrees, noncentrality) > probability, 0, high);
}
