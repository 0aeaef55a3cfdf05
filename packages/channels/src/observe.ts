import type { ProbeEnvironment } from "./driver.ts";
import type { Ending, Outcome } from "./outcome.ts";

/** Ends a probe; only the first call counts. */
export type Settle = (ending: Ending) => void;

/**
 * Runs one probe to its end: whatever comes first of what `start` reports, the deadline and the abort.
 *
 * `start` ties everything that it makes to `lifetime`, which aborts at that end.
 */
export function observe(
  env: ProbeEnvironment,
  start: (settle: Settle, lifetime: AbortSignal) => void | Promise<void>,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const lifetime = new AbortController();
    const startMs = performance.now();
    const settle: Settle = (ending) => {
      if (lifetime.signal.aborted) return;
      const durationMs = performance.now() - startMs;
      clearTimeout(deadline);
      lifetime.abort();
      resolve({ ...ending, atMs: performance.timeOrigin + startMs, durationMs });
    };
    const deadline = setTimeout(() => settle({ kind: "timeout" }), env.deadlineMs);
    if (env.signal.aborted) return settle({ kind: "aborted" });
    env.signal.addEventListener("abort", () => settle({ kind: "aborted" }), { signal: lifetime.signal });
    try {
      start(settle, lifetime.signal)?.catch((error: unknown) =>
        settle({ kind: "rejected", ...describe(error) }),
      );
    } catch (error) {
      settle({ kind: "thrown", ...describe(error) });
    }
  });
}

/** @returns What a page can tell from an exception. */
export function describe(error: unknown): { readonly errorName: string; readonly detail: string } {
  return error instanceof Error || error instanceof DOMException
    ? { errorName: error.name, detail: error.message }
    : { errorName: "", detail: String(error) };
}

/** Runs `release` when the probe ends. */
export function onEnd(lifetime: AbortSignal, release: () => void): void {
  lifetime.addEventListener("abort", release, { once: true });
}
