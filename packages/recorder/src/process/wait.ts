import { DeadlineError } from "../errors.ts";

/** Waits at most `deadlineMs`. @returns `undefined` when the deadline came first. */
export async function waitAtMost<Value>(
  promise: Promise<Value>,
  deadlineMs: number,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), deadlineMs);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits for a step that must not take longer than `deadlineMs`.
 *
 * @throws {DeadlineError} If it does.
 */
export async function within<Value>(
  step: string,
  promise: Promise<Value>,
  deadlineMs: number,
): Promise<Value> {
  const late = Symbol("late");
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), deadlineMs);
  });
  try {
    const value = await Promise.race([promise, deadline]);
    if (value === late) throw new DeadlineError(step, deadlineMs);
    return value;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits `ms`, or until one of the signals aborts. */
export async function pause(ms: number, ...signals: readonly AbortSignal[]): Promise<void> {
  const signal = AbortSignal.any([...signals]);
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
