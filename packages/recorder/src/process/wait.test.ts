import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pause, waitAtMost, within } from "./wait.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);

test("waitAtMost() gives the value, or undefined once the deadline has come", async () => {
  expect(await waitAtMost(Promise.resolve(1), 10)).toBe(1);
  const late = waitAtMost(never, 10);
  await vi.advanceTimersByTimeAsync(10);
  expect(await late).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

test("waitAtMost() passes a failure on and leaves no timer", async () => {
  await expect(waitAtMost(Promise.reject(new Error("broken")), 10)).rejects.toThrow("broken");
  expect(vi.getTimerCount()).toBe(0);
});

test("within() says which step was late", async () => {
  expect(await within("wait", Promise.resolve(undefined), 10)).toBeUndefined();
  const late = within("open the page", never, 10);
  const told = expect(late).rejects.toMatchObject({
    code: "ERR_RECORDER_DEADLINE",
    deadlineMs: 10,
    message: "Cannot open the page: no answer within 10 ms",
  });
  await vi.advanceTimersByTimeAsync(10);
  await told;
});

test("pause() ends by itself, by any of its signals, and at once by one that has aborted", async () => {
  const one = new AbortController();
  const two = new AbortController();
  const byItself = pause(10, one.signal);
  await vi.advanceTimersByTimeAsync(10);
  await byItself;
  const bySignal = pause(60_000, one.signal, two.signal);
  two.abort();
  await bySignal;
  await pause(60_000, two.signal);
  expect(vi.getTimerCount()).toBe(0);
});
