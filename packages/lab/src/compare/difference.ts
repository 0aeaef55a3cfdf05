import type { Estimate } from "@hushport/core";

/** An estimate, and how sure its interval is. */
export interface Stated {
  readonly estimate: Estimate;
  readonly confidence: number;
}

/**
 * Chance of so large a difference between two independent estimates of the same. Their intervals are read back to the
 * side on which they face each other, so that lopsided ones near 0.5 and 1 stay right.
 *
 * @see Zou, Donner (2008), "Construction of confidence limits about effect measures", Statistics in Medicine 27(10)
 */
export function differencePValue(before: Stated, after: Stated): number {
  const change = after.estimate.value - before.estimate.value;
  if (change === 0) return 1;
  const deviation = Math.hypot(
    deviationOf(before, Math.sign(change)),
    deviationOf(after, -Math.sign(change)),
  );
  return deviation === 0 ? 0 : outsideNormal(Math.abs(change) / deviation);
}

/** Standard deviation on the side towards `direction`. */
function deviationOf({ estimate: { value, low, high }, confidence }: Stated, direction: number): number {
  return (direction > 0 ? high - value : value - low) / normalLimit(1 - confidence);
}

/** @returns z with a normal variable beyond ±z by chance `outside`. */
function normalLimit(outside: number): number {
  let [low, high] = [0, MOST_DEVIATIONS];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (outsideNormal(middle) > outside) low = middle;
    else high = middle;
  }
  return high;
}

/** Beyond this no chance is left in the numbers of this file. */
const MOST_DEVIATIONS = 8;
const HALVINGS = 40;

/** @see Abramowitz, Stegun, "Handbook of Mathematical Functions", 7.1.26: absolute error below 1.5e-7 */
function outsideNormal(z: number): number {
  const t = 1 / (1 + 0.327_591_1 * (z / Math.SQRT2));
  const series =
    t *
    (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
  return series * Math.exp((-z * z) / 2);
}

/**
 * Chance of so different shares when both come from the same, by Fisher's exact test, two-sided.
 *
 * @see Fisher (1935), "The Logic of Inductive Inference", Journal of the Royal Statistical Society 98(1)
 */
export function shareDifferencePValue(
  before: { readonly reached: number; readonly of: number },
  after: { readonly reached: number; readonly of: number },
): number {
  const total = before.of + after.of;
  const reached = before.reached + after.reached;
  const first = Math.max(0, reached - after.of);
  const last = Math.min(before.of, reached);
  const logs = logFactorials(total);
  const logOf = (count: number): number => logs[count] ?? 0;
  const logChance = (count: number): number =>
    logOf(before.of) -
    logOf(count) -
    logOf(before.of - count) +
    logOf(after.of) -
    logOf(reached - count) -
    logOf(after.of - reached + count) -
    (logOf(total) - logOf(reached) - logOf(total - reached));
  const observed = logChance(before.reached);
  let sum = 0;
  for (let count = first; count <= last; count++) {
    const chance = logChance(count);
    if (chance <= observed + ROUNDING) sum += Math.exp(chance);
  }
  return Math.min(1, sum);
}

/** Equal chances may differ by this much through rounding. */
const ROUNDING = 1e-7;

function logFactorials(upTo: number): readonly number[] {
  const logs = [0];
  for (let n = 1; n <= upTo; n++) logs.push((logs[n - 1] ?? 0) + Math.log(n));
  return logs;
}
