import type { ProbeBlock } from "../trial/probe-page.ts";

/** Beyond the probes' own deadlines: for contexts that start once, and answers that come late. */
const BLOCK_GRACE_MS = 45_000;

/** After this long a page that has not answered is lost. */
export function blockDeadlineMs({ orders }: ProbeBlock): number {
  return BLOCK_GRACE_MS + orders.reduce((sum, { deadlineMs }) => sum + 1.5 * deadlineMs, 0);
}

/** @throws {Error} If `work` takes longer. */
export function within<Value>(deadlineMs: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the page gave no answer in ${Math.round(deadlineMs)} ms`)),
      deadlineMs,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
