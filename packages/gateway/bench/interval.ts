import type { SeededRandom } from "@hushport/core";

/** A value and its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1_000;

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Percentile bootstrap of a statistic of independent samples. */
export function interval(
  samples: readonly (readonly number[])[],
  statistic: (samples: readonly (readonly number[])[]) => number,
  random: SeededRandom,
): Interval {
  const drawn = Array.from({ length: RESAMPLES }, () =>
    statistic(samples.map((sample) => sample.map(() => sample[random.below(sample.length)] ?? Number.NaN))),
  ).toSorted((a, b) => a - b);
  return {
    value: statistic(samples),
    low: drawn[Math.floor(RESAMPLES * 0.025)] ?? Number.NaN,
    high: drawn[Math.ceil(RESAMPLES * 0.975) - 1] ?? Number.NaN,
  };
}
