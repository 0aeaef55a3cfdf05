/** Half the logarithm of 2π. */
const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;
/** Beyond it a double cannot tell the probability from 0 or 1 next to the series' own rounding. */
const TAIL = 8;

/**
 * Probability that a standard normal variable is at most `x`.
 *
 * @see Marsaglia (2004), "Evaluating the Normal Distribution", Journal of Statistical Software 11(4)
 */
export function normalCdf(x: number): number {
  if (x < -TAIL) return 0;
  if (x > TAIL) return 1;
  let sum = x;
  let previous = 0;
  let term = x;
  for (let i = 3; sum !== previous; i += 2) {
    previous = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - HALF_LOG_TWO_PI);
}

/** The value below which a standard normal variable lies with this probability, to 12 digits; within ±8. */
export function normalQuantile(probability: number): number {
  return bisect((x) => normalCdf(x) < probability, -TAIL, TAIL);
}

/** Halvings that leave nothing of a bracket but a double's own grain. */
const HALVINGS = 60;

/** Finds where `isBelow` turns from true at `low` to false at `high`. */
export function bisect(isBelow: (x: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (from + to) / 2;
    if (isBelow(middle)) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
