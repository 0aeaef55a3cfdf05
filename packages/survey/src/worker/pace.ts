/** Waits until the next visit may begin: at most `perMinute` do, evenly spread. */
export function paceOf(perMinute: number | undefined): (signal: AbortSignal) => Promise<void> {
  if (perMinute === undefined) return () => Promise.resolve();
  const stepMs = 60_000 / perMinute;
  let nextMs = performance.now();
  return async (signal) => {
    const nowMs = performance.now();
    const waitMs = nextMs - nowMs;
    nextMs = Math.max(nextMs, nowMs) + stepMs;
    if (waitMs > 0) await pause(waitMs, signal);
  };
}

/** Waits until `isSo`, looking again whenever something in one of the sets ends. */
export async function waitFor(
  isSo: () => boolean,
  under: readonly ReadonlySet<Promise<void>>[],
): Promise<void> {
  while (!isSo()) await Promise.race(under.flatMap((set) => [...set]));
}

/** Waits so long, until something in one of the sets ends, or until told to end. */
export async function idle(
  ms: number,
  signal: AbortSignal,
  under: readonly ReadonlySet<Promise<void>>[],
): Promise<void> {
  const woken = new AbortController();
  await Promise.race([
    pause(ms, AbortSignal.any([signal, woken.signal])),
    ...under.flatMap((set) => [...set]),
  ]);
  woken.abort();
}

/** Waits so long, or until told to end. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
