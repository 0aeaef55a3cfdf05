import { areaInterval, stratifiedArea, type Estimate } from "@hushport/core";

/** Chance that an interval misses the truth; shared by all comparisons of a sentence. */
const ALPHA = 0.05;

/** How often a time of `other` is longer than one of `one`, with an interval that holds for all `comparisons` at once. */
export interface TimeComparison extends Estimate {
  /** `undefined` when chance may have made the difference. */
  readonly slower: "one" | "other" | undefined;
}

/** @returns `undefined` when there is nothing to compare. */
export function compareTimes(
  one: readonly number[],
  other: readonly number[],
  comparisons = 1,
): TimeComparison | undefined {
  if (one.length === 0 || other.length === 0) return undefined;
  const area = areaInterval(stratifiedArea([{ a: one, b: other }]), 1 - ALPHA / comparisons);
  return { ...area, slower: area.low > 0.5 ? "other" : area.high < 0.5 ? "one" : undefined };
}

/** Tells whether so many times of each could show a difference at all, were it as large as can be. */
export function canTell(count: number, comparisons: number): boolean {
  const times = Array.from({ length: count }, (_, place) => place);
  const longer = times.map((time) => time + count);
  return compareTimes(times, longer, comparisons)?.slower === "other";
}

/** Writes an area as `AUC 0.97, 0.81 to 1.00`. */
export function formatArea({ value, low, high }: Estimate): string {
  return `AUC ${value.toFixed(2)}, ${low.toFixed(2)} to ${high.toFixed(2)}`;
}
