import type { SeededRandom } from "../../address/spellings/seeded-random.ts";
import { at } from "../numbers/at.ts";
import type { Labels, Statistic } from "./oracle.ts";

/** Extreme draws after which a p-value is known well enough: its relative error is then 22 %. */
const ENOUGH_EXTREMES = 20;

/** Below this, two sums of the same numbers in another order differ by rounding only. */
const ROUNDING = 1e-9;

/** What a permutation test permutes. */
export interface LabelledRounds {
  readonly labels: Labels;
  /** Round of each trial. */
  readonly rounds: readonly number[];
}

/** How a permutation test draws. */
export interface Draws {
  readonly random: SeededRandom;
  /** Most draws; no p-value is below 1 / (`maxDraws` + 1). */
  readonly maxDraws: number;
}

/**
 * Chance of a statistic at least as large when the states change places within their rounds, as the plan might have had
 * them. Exact for the randomised plan: heavy tails, ties, censoring and drift do not matter.
 *
 * It stops early when the value is clearly not small; the p-value stays valid.
 *
 * @see Fisher (1935), "The Design of Experiments"; Phipson, Smyth (2010), "Permutation P-values should never be zero"
 * @see Besag, Clifford (1991), "Sequential Monte Carlo p-values", Biometrika 78(2)
 */
export function permutationTest(
  labelled: LabelledRounds,
  statistic: Statistic,
  { random, maxDraws }: Draws,
): number {
  const permute = createPermuter(labelled, random);
  const observed = statistic(labelled.labels);
  const limit = observed - ROUNDING * Math.max(1, Math.abs(observed));
  let extremes = 0;
  for (let draw = 1; draw <= maxDraws; draw++) {
    if (statistic(permute()) < limit) continue;
    extremes++;
    if (extremes === ENOUGH_EXTREMES) return extremes / draw;
  }
  return (extremes + 1) / (maxDraws + 1);
}

/**
 * The least p-value that so many trials can give, whatever they show: one over the ways to deal the states within their
 * rounds, twice that where both states have as many trials in every round, since exchanging them changes no statistic.
 */
export function leastPValue({ labels, rounds }: LabelledRounds): number {
  let ways = 1;
  let isBalanced = true;
  for (const block of blocksOf(labels, rounds)) {
    const ofSecond = block.filter((i) => at(labels, i) === 1).length;
    ways *= choose(block.length, ofSecond);
    isBalanced &&= 2 * ofSecond === block.length;
  }
  return Math.min(1, (isBalanced ? 2 : 1) / ways);
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** Permutations by which the scatter of a statistic is known to a tenth. */
const DRAWS_OF_EXCESS = 100;

/** How many standard deviations a statistic is above its mean over permutations: a guess which of several tests is surest. */
export function permutationExcess(
  labelled: LabelledRounds,
  statistic: Statistic,
  random: SeededRandom,
): number {
  const permute = createPermuter(labelled, random);
  const drawn = Array.from({ length: DRAWS_OF_EXCESS }, () => statistic(permute()));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const scatter = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length);
  // The same whichever way the trials are dealt: then the trials as they are cannot stand out.
  return scatter < ROUNDING ? 0 : (statistic(labelled.labels) - mean) / scatter;
}

/** Makes a function that deals the states anew within their rounds, in one and the same array. */
function createPermuter({ labels, rounds }: LabelledRounds, random: SeededRandom): () => Labels {
  const blocks = blocksOf(labels, rounds);
  const permuted = Uint8Array.from(labels);
  return () => {
    for (const block of blocks) shuffleWithin(permuted, block, random);
    return permuted;
  };
}

/** Places of the trials of each round that holds both states; no other round has anything to permute. */
function blocksOf(labels: Labels, rounds: readonly number[]): readonly (readonly number[])[] {
  const blocks = Map.groupBy(rounds.keys(), (i) => at(rounds, i));
  return [...blocks.values()].filter((block) => new Set(block.map((i) => at(labels, i))).size === 2);
}

function shuffleWithin(labels: Labels, block: readonly number[], random: SeededRandom): void {
  for (let last = block.length - 1; last > 0; last--) {
    const here = Number(block[last]);
    const there = Number(block[random.below(last + 1)]);
    const label = Number(labels[here]);
    labels[here] = Number(labels[there]);
    labels[there] = label;
  }
}
