import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeadline, type Deadline } from "./create-deadline.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const told: string[] = [];
function start(): Deadline {
  told.length = 0;
  const deadline = createDeadline({
    startMs: performance.now(),
    latencyMs: 100,
    fail: () => told.push("failure"),
  });
  deadline.onOver(() => told.push("over"));
  return deadline;
}

test("createDeadline() tells one failure, and ends what is on its way only then", () => {
  const deadline = start();
  vi.advanceTimersByTime(99);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual(["failure", "over"]);
  expect(deadline.succeed()).toBe(false);
  expect(deadline.abandon()).toBe(false);
  deadline.onOver(() => told.push("late"));
  expect(told).toEqual(["failure", "over", "late"]);
});

test("createDeadline() tells nothing of a success", () => {
  const deadline = start();
  expect(deadline.succeed()).toBe(true);
  expect(deadline.succeed()).toBe(false);
  expect(deadline.abandon()).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([]);
});

test("createDeadline() ends what is on its way when nobody waits any more, and tells nobody", () => {
  const deadline = start();
  expect(deadline.abandon()).toBe(true);
  expect(deadline.succeed()).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual(["over"]);
});

test("createDeadline() of a request that is already late tells it in the next turn", () => {
  told.length = 0;
  createDeadline({
    startMs: performance.now() - 500,
    latencyMs: 100,
    fail: () => told.push("failure"),
  });
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["failure"]);
});
