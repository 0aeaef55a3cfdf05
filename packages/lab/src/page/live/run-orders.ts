import type { SessionOrder } from "@hushport/channels";
import type { ProbeAnswer } from "../../trial/probe-page.ts";
import type { ProbeFrame } from "./probe-frame.ts";
import { isHidden, whenVisible } from "./visibility.ts";

/** What a block of probes is run with. */
export interface OrderSurroundings {
  readonly frame: ProbeFrame;
  /** The lab's own WebSocket; opened by this page, whose right to reach it nobody doubts. */
  readonly ownSocket: { readonly token: string; readonly url: string };
  readonly signal: AbortSignal;
  /** Told how many probes of the block were made. */
  readonly onStep: (done: number) => void;
}

/** Probes that were under way when the page was hidden say nothing: the lab drops them. */
const DROPPED: ProbeAnswer = { kind: "ended", outcome: { kind: "aborted", atMs: 0, durationMs: 0 } };

/** Makes the probes of a block, one after another, until the end or until `signal` aborts. */
export async function runOrders(
  orders: readonly SessionOrder[],
  { frame, ownSocket, signal, onStep }: OrderSurroundings,
): Promise<ProbeAnswer[]> {
  const answers: ProbeAnswer[] = [];
  let probes = 0;
  for (const order of orders) {
    // Browsers slow down what nobody sees.
    await whenVisible(signal);
    if (signal.aborted) break;
    if (order.token === ownSocket.token) {
      await openOwnSocket(ownSocket.url, order.deadlineMs);
      answers.push(DROPPED);
    } else {
      const watch = watchHiding();
      const answer = await runOrder(frame, order);
      answers.push(watch.wasHidden() ? DROPPED : answer);
      watch.stop();
      onStep(++probes);
    }
  }
  return answers;
}

async function runOrder({ page }: ProbeFrame, order: SessionOrder): Promise<ProbeAnswer> {
  try {
    // What comes from a frame's own realm is copied into this one.
    return { kind: "ended", outcome: { ...(await page.run(order)) } };
  } catch (error) {
    return { kind: "refused", message: String(error).slice(0, 500) };
  }
}

function openOwnSocket(url: string, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    const end = (): void => {
      clearTimeout(timer);
      socket.close();
      resolve();
    };
    const timer = setTimeout(end, deadlineMs);
    socket.addEventListener("open", end, { once: true });
    socket.addEventListener("error", end, { once: true });
  });
}

function watchHiding(): { readonly wasHidden: () => boolean; readonly stop: () => void } {
  let isSeen = false;
  const look = (): void => {
    isSeen ||= isHidden();
  };
  document.addEventListener("visibilitychange", look);
  return { wasHidden: () => isSeen, stop: () => document.removeEventListener("visibilitychange", look) };
}
