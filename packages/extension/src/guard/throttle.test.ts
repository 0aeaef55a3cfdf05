import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttle } from "./throttle.ts";

const BOUNDS = { leastMs: 100, mostMs: 800 };

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

/** Calls every 10 ms for a while. @returns When the work was done. */
function callUntil(endMs: number): readonly number[] {
  const runsMs: number[] = [];
  const call = throttle(BOUNDS, () => runsMs.push(Date.now()));
  while (Date.now() < endMs) {
    call();
    vi.advanceTimersByTime(10);
  }
  vi.runAllTimers();
  return runsMs;
}

test("throttle() runs once for calls that come together, after the last one", () => {
  expect(callUntil(100)).toEqual([100]);
});

test("throttle() waits twice as long while calls go on, up to its bound", () => {
  expect(callUntil(3_000)).toEqual([100, 300, 700, 1_500, 2_300, 3_100]);
});

test.each([
  [99, 399],
  [100, 300],
])(
  "throttle() begins anew after a pause as long as it waited: %i ms after a run it runs at %i ms",
  (pauseMs, secondMs) => {
    const runsMs: number[] = [];
    const call = throttle(BOUNDS, () => runsMs.push(Date.now()));
    call();
    vi.advanceTimersByTime(100 + pauseMs);
    call();
    vi.runAllTimers();
    expect(runsMs).toEqual([100, secondMs]);
  },
);
