import { shuffle as shuffleBy } from "@hushport/core";

/** The value in the middle; of an even count the mean of the two. @returns `undefined` when there is none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The same items in an order that chance, given as numbers in [0, 1), decides. */
export function shuffle<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return shuffleBy(items, { below: (limit) => Math.floor(random() * limit) });
}

/** Writes a time as a reader pictures it: `3.4 ms`, `632 ms`, `4.25 s`. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
