import type { Strata } from "../design/choose-strata.ts";
import { at } from "../numbers/at.ts";
import { midRanks } from "../numbers/mid-ranks.ts";
import type { Labels } from "./oracle.ts";
import { stratumRanks } from "./stratum-ranks.ts";
import type { Trial } from "./trial.ts";

/** Small numbers that stand for what trials look like. */
export interface Symbols {
  readonly of: Uint32Array;
  readonly count: number;
}

/** One symbol for each category. */
export function categorySymbols(trials: readonly Trial[]): Symbols {
  return numberTexts(trials.map(({ category }) => category));
}

/**
 * One symbol for each category and piece of time within it. A category of n trials is cut in ∛n pieces of equal size, so
 * that pieces grow finer and fuller together; equal times are never cut apart.
 */
export function combinedSymbols(trials: readonly Trial[], strata: Strata): Symbols {
  const shares = stratumRanks(trials, strata);
  const members = Map.groupBy(trials.keys(), (i) => at(trials, i).category);
  const texts = trials.map(() => "");
  for (const [category, list] of members) {
    const pieces = Math.round(Math.cbrt(list.length));
    const ranks = midRanks(list.map((i) => at(shares, i)));
    for (const [place, i] of list.entries()) {
      const piece = Math.floor(((at(ranks, place) - 0.5) * pieces) / list.length);
      texts[i] = `${piece} ${category}`;
    }
  }
  return numberTexts(texts);
}

/** How often each symbol came with each state. */
export function countSymbols(
  trials: readonly Trial[],
  symbols: Symbols,
  states: number,
): readonly (readonly number[])[] {
  const counts = Array.from({ length: states }, () => Array.from({ length: symbols.count }, () => 0));
  for (const [i, { state }] of trials.entries()) {
    const row = at(counts, state);
    row[at(symbols.of, i)] = at(row, at(symbols.of, i)) + 1;
  }
  return counts;
}

/** How often each symbol came with the label 1. */
export function countLabelled(symbols: Symbols, labels: Labels): Uint32Array {
  const counts = new Uint32Array(symbols.count);
  for (let i = 0; i < labels.length; i++) {
    // `at` reads lists of all kinds and is five times slower in this hot loop.
    const symbol = Number(symbols.of[i]);
    counts[symbol] = Number(counts[symbol]) + Number(labels[i]);
  }
  return counts;
}

function numberTexts(texts: readonly string[]): Symbols {
  const known = [...new Set(texts)];
  return { of: Uint32Array.from(texts, (text) => known.indexOf(text)), count: known.length };
}
