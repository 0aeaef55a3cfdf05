import { at } from "../numbers/at.ts";
import type { Estimate } from "../numbers/interval.ts";
import { noncentralityAt } from "../numbers/noncentral-chi-square.ts";
import { normalQuantile } from "../numbers/normal-distribution.ts";

/** How often each symbol was seen, one row for each state. */
export type SymbolCounts = readonly (readonly number[])[];

/**
 * Bits that one observation tells about which of the equally likely states it comes from.
 *
 * The plug-in estimate less its bias, which is Miller and Madow's for samples of a fixed size in each state: at most 0
 * bits where nothing leaks, and no correction where the states never share a symbol. The interval is the wider of two:
 * likelihood ratios as a noncentral chi-square (right near 0) and the delta method (right elsewhere).
 *
 * @throws {RangeError} If a state was never observed.
 * @see Miller (1955), "Note on the bias of information estimates"
 * @see Chatzikokolakis, Chothia, Guha (2010), "Statistical Measurement of Information Leakage", TACAS
 */
export function mutualInformation(counts: SymbolCounts, confidence: number): Estimate {
  const sizes = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  if (sizes.length === 0 || sizes.includes(0)) {
    throw new RangeError("Cannot estimate bits: a state has no observation");
  }
  const shares = counts.map((row, x) => row.map((count) => count / at(sizes, x)));
  const weight = 1 / counts.length;
  const mixture = at(counts, 0).map((_, y) => shares.reduce((sum, row) => sum + weight * at(row, y), 0));
  const symbols = mixture.filter((share) => share > 0).length;

  let plugIn = 0;
  let bias = 0;
  let variance = 0;
  for (const [x, row] of shares.entries()) {
    let mean = 0;
    let meanSquare = 0;
    for (const [y, share] of row.entries()) {
      if (share === 0) continue;
      const information = Math.log2(share / at(mixture, y));
      mean += share * information;
      meanSquare += share * information * information;
      const rest = (1 - share) / (2 * Math.LN2 * at(sizes, x));
      bias += weight * rest * (1 - (weight * share) / at(mixture, y));
    }
    plugIn += weight * mean;
    variance += (weight * weight * (meanSquare - mean * mean)) / at(sizes, x);
  }

  const most = Math.log2(counts.length);
  const value = Math.min(most, Math.max(0, plugIn - bias));
  const effective = counts.length ** 2 / sizes.reduce((sum, size) => sum + 1 / size, 0);
  const perBit = 2 * effective * Math.LN2;
  const degrees = Math.max(1, (counts.length - 1) * (symbols - 1));
  const tail = (1 - confidence) / 2;
  const margin = normalQuantile(1 - tail) * Math.sqrt(Math.max(0, variance));
  const statistic = perBit * plugIn;
  return {
    value,
    low: Math.max(0, Math.min(value - margin, noncentralityAt(statistic, degrees, 1 - tail) / perBit)),
    // Not below what a sample of average luck would give: less than nothing is no evidence of less (Cowan et al. 2011).
    high: Math.min(
      most,
      Math.max(value + margin, noncentralityAt(Math.max(statistic, degrees), degrees, tail) / perBit),
    ),
  };
}
