import { areaInterval, type StratifiedArea } from "./area-interval.ts";

/** An area within this of 0.5 is worth nothing to a page: 55 right guesses in 100 pairs at best. */
export const EQUIVALENCE_MARGIN = 0.05;

/**
 * Two one-sided tests: whether the true area is shown to lie within the margin of 0.5.
 *
 * "No leak detected" says that nothing was found; this says that there is nothing, up to the margin, at error `alpha`.
 *
 * @see Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15(6)
 */
export function isEquivalent(area: StratifiedArea, alpha: number): boolean {
  const { low, high } = areaInterval(area, 1 - 2 * alpha);
  return low > 0.5 - EQUIVALENCE_MARGIN && high < 0.5 + EQUIVALENCE_MARGIN;
}
