import { EQUIVALENCE_MARGIN } from "../auc/equivalence.ts";
import { normalQuantile } from "../numbers/normal-distribution.ts";

/** What a plan promises. */
export interface SamplePlan {
  /** Smallest area under the curve that must be found. */
  readonly auc?: number;
  /** Chance of finding it. */
  readonly power?: number;
  /** Chance of even one false alarm in all comparisons together. */
  readonly alpha?: number;
  /** Tests that share `alpha`: pairs of states × oracles × cells. */
  readonly comparisons?: number;
  /** How probes are compared; `within-rounds` is what a drifting browser forces, and costs more. */
  readonly comparison?: "pooled" | "within-rounds";
}

/** Above the formula: permutation p-values are counts, and a stopped count is a little too high. */
const RESERVE = 1.1;

/**
 * Probes of each state that find an area of `auc` with this power. Rounds of warm-up come on top.
 *
 * n = ((z₁₋α⸝₂ √V₀ + z_power √V₁) / (auc − ½))², with n·variance V₀ = 1/6 and V₁ of Hanley and McNeil for pooled ranks,
 * V₀ = 1/4 and V₁ = auc(1 − auc) for the sign of each round's difference.
 *
 * @throws {RangeError} If `auc` is 0.5: nothing can be found there.
 * @see Noether (1987), "Sample Size Determination for Some Common Nonparametric Tests", JASA 82(398)
 * @see Obuchowski (1997), "Nonparametric analysis of clustered ROC curve data", Hanley and McNeil (1982)
 */
export function planSamples({
  auc = 0.7,
  power = 0.95,
  alpha = 0.05,
  comparisons = 1,
  comparison = "pooled",
}: SamplePlan = {}): number {
  if (auc === 0.5) throw new RangeError("Cannot plan samples for an area of 0.5: there is nothing to find");
  const zAlpha = normalQuantile(1 - alpha / (2 * comparisons));
  const zPower = normalQuantile(power);
  const isPooled = comparison === "pooled";
  const underNull = isPooled ? 1 / 6 : 1 / 4;
  const pairs = auc / (2 - auc) + (2 * auc * auc) / (1 + auc) - 2 * auc * auc;
  const underLeak = isPooled ? pairs : auc * (1 - auc);
  const reach = zAlpha * Math.sqrt(underNull) + zPower * Math.sqrt(underLeak);
  return Math.ceil(RESERVE * (reach / (auc - 0.5)) ** 2);
}

/** Probes of each state after which an area of exactly 0.5 is shown to be within the margin with this power. */
export function planEquivalence(power = 0.95, alpha = 0.05): number {
  const reach = normalQuantile(1 - alpha) + normalQuantile((1 + power) / 2);
  return Math.ceil((reach / EQUIVALENCE_MARGIN) ** 2 / 6);
}
