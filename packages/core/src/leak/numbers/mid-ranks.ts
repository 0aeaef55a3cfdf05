import { at } from "./at.ts";

/**
 * Rank of each value among all, from 1; equal values share the mean of their ranks.
 *
 * `Infinity` is a value like any other: what was never seen to end ranks last, and ties with its like.
 */
export function midRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => compare(at(values, a), at(values, b)));
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && at(values, at(order, end)) === at(values, at(order, start))) end++;
    for (let i = start; i < end; i++) ranks[at(order, i)] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** Subtraction would make `NaN` of two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
