/** The 95 % quantile of the normal distribution. */
const Z = 1.644_853_627;

/** What pairs of times say of the ratio between them. */
export interface RatioLimit {
  readonly ratio: number;
  /** Upper limit at one-sided 95 %. */
  readonly upper: number;
  readonly pairs: number;
}

/** Geometric mean of the ratios of pairs, with the upper limit of Student's t on their logarithms. */
export function limitRatio(pairs: readonly (readonly [bareMs: number, guardedMs: number])[]): RatioLimit {
  const logs = pairs.map(([bareMs, guardedMs]) => Math.log(guardedMs / bareMs));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  const error = Math.sqrt(variance / logs.length);
  return {
    ratio: Math.exp(mean),
    upper: Math.exp(mean + studentT(logs.length - 1) * error),
    pairs: pairs.length,
  };
}

/** The 95 % quantile of Student's t: @see https://dlmf.nist.gov (Cornish and Fisher's expansion; within 1 % from 4 up). */
function studentT(freedom: number): number {
  const first = (Z ** 3 + Z) / (4 * freedom);
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2);
  return Z + first + second;
}
