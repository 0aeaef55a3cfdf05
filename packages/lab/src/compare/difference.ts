import { normalCdf, normalQuantile, type Estimate } from "@hushport/core";

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
  return deviation === 0 ? 0 : 2 * normalCdf(-Math.abs(change) / deviation);
}

/** Standard deviation on the side towards `direction`. */
function deviationOf({ estimate: { value, low, high }, confidence }: Stated, direction: number): number {
  return (direction > 0 ? high - value : value - low) / normalQuantile((1 + confidence) / 2);
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
