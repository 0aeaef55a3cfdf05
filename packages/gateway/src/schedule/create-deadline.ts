/** The one moment at which whatever went wrong with a request is told, and the only thing that is told. */
export interface Deadline {
  /**
   * Claims a success.
   * @returns `false` when it came too late: the failure has been told, and nothing else may be.
   */
  succeed(): boolean;
  /**
   * Nobody waits for the outcome any more.
   * @returns `false` when it had been told.
   */
  abandon(): boolean;
  /** Aborts when the outcome is settled as a failure or nobody waits: whatever is on its way ends. */
  readonly signal: AbortSignal;
}

/** When a failure is told, and how. */
export interface DeadlineOptions {
  /** By `performance.now()`: when the request was complete. */
  readonly startMs: number;
  readonly latencyMs: number;
  /** Told at the deadline, whatever the reason. */
  readonly fail: () => void;
}

/**
 * Starts the wait for one request: the schedule of `@hushport/fixed-latency` in a proxy. The timer is set by the same
 * code for every request, before anything is tried for it, so that its jitter does not depend on the outcome.
 */
export function createDeadline({ startMs, latencyMs, fail }: DeadlineOptions): Deadline {
  const ending = new AbortController();
  let isSettled = false;
  const timer = setTimeout(
    () => {
      isSettled = true;
      ending.abort();
      fail();
    },
    Math.max(0, startMs + latencyMs - performance.now()),
  );
  return {
    succeed() {
      if (isSettled) return false;
      isSettled = true;
      clearTimeout(timer);
      return true;
    },
    abandon() {
      if (isSettled) return false;
      isSettled = true;
      clearTimeout(timer);
      ending.abort();
      return true;
    },
    signal: ending.signal,
  };
}
