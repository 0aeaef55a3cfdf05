/**
 * Milliseconds on the system's monotonic clock: the one that Chromium's NetLog and DevTools timestamps use
 * (`base::TimeTicks` is `CLOCK_MONOTONIC` on Linux, `mach_absolute_time` on macOS, the performance counter on Windows).
 */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
