/** As in the talk: above what closed and filtered ports took on most machines, and short enough for people to wait. */
export const DEFAULT_LATENCY_MS = 6000;

/** `setTimeout` holds 31 bits of milliseconds, and fires at once beyond. */
export const MAX_LATENCY_MS = 2_147_483_647;

/** How failures are reported. All have defaults. */
export interface FixedLatencyOptions {
  /**
   * From the construction of a WebSocket until its failure is reported, in milliseconds: above 0, at most
   * {@link MAX_LATENCY_MS}. A connection that is not open by then has failed. Default: {@link DEFAULT_LATENCY_MS}.
   */
  readonly latencyMs?: number;
  /**
   * For whoever owns the program, to end it: when it aborts, every connection of the class that is not open fails at
   * once, all alike, and the constructor throws the signal's reason from then on. Open connections stay.
   */
  readonly signal?: AbortSignal;
}

/**
 * The latency to use.
 * @throws {TypeError} If it is not a number.
 * @throws {RangeError} If no timer can wait so long, or there would be no wait.
 */
export function parseLatencyMs({ latencyMs = DEFAULT_LATENCY_MS }: FixedLatencyOptions): number {
  if (typeof latencyMs !== "number")
    throw new TypeError(`Cannot fix the latency: latencyMs is ${typeof latencyMs}`);
  // Written so that NaN is refused too.
  if (!(latencyMs > 0 && latencyMs <= MAX_LATENCY_MS))
    throw new RangeError(`Cannot fix the latency: latencyMs is ${latencyMs}, not above 0 or too long`);
  return latencyMs;
}
