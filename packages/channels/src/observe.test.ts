import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { observe } from "./observe.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function environment(signal: AbortSignal = new AbortController().signal) {
  return { deadlineMs: 100, signal, pagesUrl: "https://localhost/channels/" };
}

test("observe() reports the first ending and when it came", async () => {
  const outcome = observe(environment(), (settle) => {
    setTimeout(() => settle({ kind: "error", code: 4 }), 30);
    setTimeout(() => settle({ kind: "load" }), 31);
  });
  await vi.advanceTimersByTimeAsync(200);
  expect(await outcome).toMatchObject({ kind: "error", code: 4, durationMs: 30 });
});

test.each([
  [99, "load"],
  [100, "timeout"],
])("observe() with a deadline of 100 ms reports an ending after %i ms as %s", async (atMs, kind) => {
  // The deadline's timer was there first.
  const outcome = observe(environment(), (settle) => void setTimeout(() => settle({ kind: "load" }), atMs));
  await vi.advanceTimersByTimeAsync(200);
  expect(await outcome).toMatchObject({ kind, durationMs: atMs });
});

test("observe() ends what the probe made, at every ending", async () => {
  let ended = 0;
  const outcome = observe(environment(), (_settle, lifetime) => {
    lifetime.addEventListener("abort", () => (ended += 1));
  });
  await vi.advanceTimersByTimeAsync(100);
  await outcome;
  expect(ended).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("observe() tells an exception of the call from a rejection", async () => {
  const thrown = observe(environment(), () => {
    throw new DOMException("Bad port", "SecurityError");
  });
  expect(await thrown).toMatchObject({ kind: "thrown", errorName: "SecurityError", detail: "Bad port" });
  const rejected = observe(environment(), () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await rejected).toMatchObject({
    kind: "rejected",
    errorName: "TypeError",
    detail: "Failed to fetch",
  });
});

test("observe() ends on abort, and starts nothing when it is too late", async () => {
  const controller = new AbortController();
  const outcome = observe(environment(controller.signal), () => undefined);
  await vi.advanceTimersByTimeAsync(40);
  controller.abort();
  expect(await outcome).toMatchObject({ kind: "aborted", durationMs: 40 });
  const start = vi.fn<() => void>();
  expect(await observe(environment(controller.signal), start)).toMatchObject({ kind: "aborted" });
  expect(start).not.toHaveBeenCalled();
});
