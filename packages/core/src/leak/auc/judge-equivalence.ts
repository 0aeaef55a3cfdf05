import { adjustHolm } from "../numbers/holm.ts";
import type { Estimate } from "../numbers/interval.ts";
import { at } from "../numbers/at.ts";
import { normalCdf } from "../numbers/normal-distribution.ts";
import { areaInterval, stratifiedArea, type Stratum } from "./area-interval.ts";
import { EQUIVALENCE_MARGIN } from "./equivalence.ts";

/** What is known of one pair of states. */
export interface EquivalenceReport {
  /** Area under the curve, with the interval of that pair alone. */
  readonly area: Estimate;
  /** Of the two one-sided tests, adjusted by Holm for all pairs of the call. */
  readonly pValue: number;
  /** Whether the true area is shown to lie within the margin of 0.5. */
  readonly isEquivalent: boolean;
}

/**
 * Says of each pair of states whether it is shown that they cannot be told apart, at error `alpha` for all pairs of the
 * call together: for one pair, whether the interval at 1 − `alpha` lies within the margin.
 *
 * @throws {RangeError} If a pair lacks values of a state.
 * @see Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15(6)
 */
export function judgeEquivalence(pairs: readonly Stratum[], alpha = 0.05): readonly EquivalenceReport[] {
  const areas = pairs.map((pair) => stratifiedArea([pair]));
  const pValues = adjustHolm(
    areas.map(({ value, varianceAt }) => {
      // Each margin is tested with the variance that the area would have there, as the interval's ends are.
      const below = (value - (0.5 - EQUIVALENCE_MARGIN)) / Math.sqrt(varianceAt(0.5 - EQUIVALENCE_MARGIN));
      const above = (0.5 + EQUIVALENCE_MARGIN - value) / Math.sqrt(varianceAt(0.5 + EQUIVALENCE_MARGIN));
      return 1 - normalCdf(Math.min(below, above));
    }),
  );
  return areas.map((area, place) => {
    const pValue = at(pValues, place);
    return { area: areaInterval(area, 1 - alpha), pValue, isEquivalent: pValue < alpha / 2 };
  });
}
