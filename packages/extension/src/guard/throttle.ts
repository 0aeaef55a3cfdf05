/** How long calls are gathered. */
export interface ThrottleBounds {
  readonly leastMs: number;
  /** Below the half minute after which browsers suspend the background. */
  readonly mostMs: number;
}

/**
 * Runs `work` at most once in a while, and after the last call. As long as calls go on, the while doubles up to its
 * bound: what a page does without end costs no more than what it does now and then.
 */
export function throttle({ leastMs, mostMs }: ThrottleBounds, work: () => void): () => void {
  let isWaiting = false;
  let waitMs = leastMs;
  let ranAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    waitMs = Date.now() - ranAtMs < waitMs ? Math.min(2 * waitMs, mostMs) : leastMs;
    setTimeout(() => {
      isWaiting = false;
      ranAtMs = Date.now();
      work();
    }, waitMs);
  };
}
