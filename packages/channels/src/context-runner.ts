import type { Need } from "./driver.ts";
import { HELLO, parseReply, type Connect } from "./port-messages.ts";
import type { ProbeContext } from "./probe-context.ts";
import type { Handover } from "./ticket.ts";

/** What a page has at hand to start a context with. */
export interface ContextEnvironment {
  /** Ends the context and everything that runs in it. */
  readonly signal: AbortSignal;
  /** How long a context may take to be ready. */
  readonly deadlineMs: number;
  readonly pagesUrl: string;
  readonly handover: Handover;
  /** The code of frames and workers, for those that have no network to load it with. */
  readonly runnerSource: () => Promise<string>;
}

/** One place where a page can put a probe. */
export interface ContextRunner {
  /** Equal to the file name. */
  readonly id: ProbeContext;
  /** How the page makes it, in one sentence. */
  readonly summary: string;
  readonly needs: readonly Need[];
  /**
   * Starts it and gives the port that takes probes to it.
   *
   * @throws ContextError when it is not ready by the deadline or cannot exist in this page.
   */
  readonly start: (env: ContextEnvironment) => Promise<MessagePort>;
}

/** A context could not be started. Retrying helps only when the machine was busy. */
export class ContextError extends Error {
  override readonly name = "ContextError";
  readonly code = "ERR_CHANNELS_CONTEXT";
  readonly context: ProbeContext;

  constructor(context: ProbeContext, reason: string, options?: ErrorOptions) {
    super(`Cannot start ${context}: ${reason}`, options);
    this.context = context;
  }
}

/** Sends the first message to a context that was just made, and waits until it is ready. */
export function connect(
  context: ProbeContext,
  env: ContextEnvironment,
  post: (message: Connect, ports: MessagePort[]) => void,
): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel();
  env.signal.addEventListener("abort", () => port1.close(), { once: true });
  const ready = within<MessagePort>(context, env, (resolve, _reject, waiting) => {
    port1.addEventListener(
      "message",
      ({ data }) => {
        if (parseReply(data)?.kind === "ready") resolve(port1);
      },
      { signal: waiting },
    );
  });
  port1.start();
  post({ kind: "hushport-connect", context, handover: env.handover, pagesUrl: env.pagesUrl }, [port2]);
  return ready;
}

/** Waits for the hello of the window that `source` gives, then connects to it. */
export async function connectWindow(
  context: ProbeContext,
  env: ContextEnvironment,
  source: () => Window | null,
): Promise<MessagePort> {
  await within<void>(context, env, (resolve, _reject, waiting) => {
    addEventListener(
      "message",
      (event) => {
        if (event.data === HELLO && event.source === source()) resolve();
      },
      { signal: waiting },
    );
  });
  return connect(context, env, (message, ports) => source()?.postMessage(message, "*", ports));
}

/** Waits for `start` to settle, at most until the deadline or the end of the context. */
export function within<Value>(
  context: ProbeContext,
  env: ContextEnvironment,
  start: (
    resolve: (value: Value) => void,
    reject: (error: ContextError) => void,
    waiting: AbortSignal,
  ) => void,
): Promise<Value> {
  const waiting = new AbortController();
  return new Promise<Value>((resolve, reject) => {
    const fail = (reason: string) => reject(new ContextError(context, reason));
    const deadline = setTimeout(() => fail(`not ready after ${env.deadlineMs} ms`), env.deadlineMs);
    waiting.signal.addEventListener("abort", () => clearTimeout(deadline));
    if (env.signal.aborted) return fail("aborted");
    env.signal.addEventListener("abort", () => fail("aborted"), { signal: waiting.signal });
    start(resolve, reject, waiting.signal);
  }).finally(() => waiting.abort());
}
