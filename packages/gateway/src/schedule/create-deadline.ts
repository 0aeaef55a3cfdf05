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
  /** Calls the listener after the wait is over without a success: whatever is on its way ends. At once when it is over. */
  readonly onOver: (listener: () => void) => void;
}

/** Above what telling a failure takes, to the end of its connection. */
const AFTER_FAILURE_MS = 50;

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
  let state: "waiting" | "succeeded" | "over" = "waiting";
  let listeners: (() => void)[] = [];
  const endListeners = () => {
    for (const listener of listeners) listener();
    listeners = [];
  };
  const timer = setTimeout(
    () => {
      state = "over";
      fail();
      // Later: ending a connection that is still on its way takes time, and would show that there is one.
      setTimeout(endListeners, AFTER_FAILURE_MS);
    },
    Math.max(0, startMs + latencyMs - performance.now()),
  );
  return {
    succeed() {
      if (state !== "waiting") return false;
      state = "succeeded";
      listeners = [];
      clearTimeout(timer);
      return true;
    },
    abandon() {
      if (state !== "waiting") return false;
      clearTimeout(timer);
      state = "over";
      endListeners();
      return true;
    },
    onOver(listener) {
      if (state === "over") listener();
      else if (state === "waiting") listeners.push(listener);
    },
  };
}
