import type { Estimate } from "../numbers/interval.ts";
import { normalQuantile } from "../numbers/normal-distribution.ts";
import type { RightGuesses } from "./guess-left-out.ts";

/**
 * Mean of both states' shares of right guesses: 0.5 is a coin. The interval puts Wilson's intervals of both together.
 *
 * @throws {RangeError} If a state has no trial.
 * @see Zou, Donner (2008), "Construction of confidence limits about effect measures", Statistics in Medicine 27(10)
 */
export function balancedAccuracy(
  [first, second]: readonly [RightGuesses, RightGuesses],
  confidence: number,
): Estimate {
  if (first.of === 0 || second.of === 0) throw new RangeError("Cannot rate guesses: a state has no trial");
  const [a, b] = [wilson(first, confidence), wilson(second, confidence)];
  const value = (a.value + b.value) / 2;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.value - b.low) / 2,
    high: value + Math.hypot(a.high - a.value, b.high - b.value) / 2,
  };
}

function wilson({ right, of }: RightGuesses, confidence: number): Estimate {
  const z = normalQuantile((1 + confidence) / 2);
  const value = right / of;
  const centre = (right + (z * z) / 2) / (of + z * z);
  const reach = (z * Math.sqrt(of * value * (1 - value) + (z * z) / 4)) / (of + z * z);
  return { value, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
