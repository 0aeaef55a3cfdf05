/**
 * Rounds that every cell drops. The first touch of a channel pays once for processes, sockets and compiled code; what
 * lasts longer is drift, which the comparison within rounds cancels.
 */
export const WARM_UP_ROUNDS = 2;

/** Leaves out the first rounds, counted from 0, whole, by their number and not by their content: so that it can favour no state. */
export function discardWarmUp<Row extends { readonly round: number }>(
  rows: readonly Row[],
  rounds: number = WARM_UP_ROUNDS,
): readonly Row[] {
  return rows.filter(({ round }) => round >= rounds);
}
