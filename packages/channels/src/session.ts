import { CONTEXT_RUNNERS } from "./contexts.ts";
import { within, type ContextEnvironment } from "./context-runner.ts";
import type { Outcome } from "./outcome.ts";
import { parseReply, type Request } from "./port-messages.ts";
import type { ProbeContext } from "./probe-context.ts";

/** How long a context may take to be ready: above a service worker's start on a busy machine with two cores. */
const CONTEXT_DEADLINE_MS = 10_000;

/** Beyond a probe's own deadline: for its answer to come from a context that is still alive. */
const REPLY_GRACE_MS = 2_000;

/** A probe as the process that opened the endpoint asks a page for it. */
export interface SessionOrder {
  readonly driver: string;
  readonly context: ProbeContext;
  readonly token: string;
  readonly deadlineMs: number;
}

/** The contexts of one page: started when first needed, ended together. */
export interface Session {
  /**
   * @throws ContextError when the context cannot be started; RangeError when the probe is refused.
   */
  readonly run: (order: SessionOrder, signal?: AbortSignal) => Promise<Outcome>;
  /** Ends every context. */
  readonly stop: () => void;
}

interface RunningContext {
  readonly port: Promise<MessagePort>;
  readonly lifetime: AbortController;
}

/** Makes the contexts of one page, none started yet. */
export function createSession(env: Omit<ContextEnvironment, "signal" | "deadlineMs">): Session {
  const contexts = new Map<ProbeContext, RunningContext>();
  let lastId = 0;

  function stopContext(id: ProbeContext): void {
    contexts.get(id)?.lifetime.abort();
    contexts.delete(id);
  }

  function startContext(id: ProbeContext): RunningContext {
    const running = contexts.get(id);
    if (running !== undefined) return running;
    const runner = CONTEXT_RUNNERS.find((known) => known.id === id);
    if (runner === undefined) throw new RangeError(`Cannot probe in ${id}: no such context`);
    const lifetime = new AbortController();
    const starting = { ...env, signal: lifetime.signal, deadlineMs: CONTEXT_DEADLINE_MS };
    const port = within<MessagePort>(id, starting, (resolve, reject) => {
      runner.start(starting).then(resolve, reject);
    });
    const context = { port, lifetime };
    contexts.set(id, context);
    return context;
  }

  async function run(
    { driver, context, token, deadlineMs }: SessionOrder,
    signal?: AbortSignal,
  ): Promise<Outcome> {
    const id = ++lastId;
    try {
      const { port: starting, lifetime } = startContext(context);
      const port = await starting;
      const abort: Request = { kind: "abort", id };
      signal?.addEventListener("abort", () => port.postMessage(abort), { once: true });
      const answer = ask(port, { kind: "run", id, driver, token, deadlineMs }, lifetime.signal);
      if (signal?.aborted === true) port.postMessage(abort);
      return await answer;
    } catch (error) {
      // Blocked by a synchronous probe, navigated away, or never started: the next probe gets a new one.
      if (!(error instanceof RangeError)) stopContext(context);
      throw error;
    }
  }

  return { run, stop: () => [...contexts.keys()].forEach(stopContext) };
}

function ask(
  port: MessagePort,
  request: Request & { readonly kind: "run" },
  signal: AbortSignal,
): Promise<Outcome> {
  const waiting = new AbortController();
  return new Promise<Outcome>((resolve, reject) => {
    const graceMs = request.deadlineMs + REPLY_GRACE_MS;
    const fail = (reason: string) => reject(new Error(`Cannot run ${request.driver}: ${reason}`));
    const deadline = setTimeout(() => fail(`the context gave no answer in ${graceMs} ms`), graceMs);
    waiting.signal.addEventListener("abort", () => clearTimeout(deadline));
    signal.addEventListener("abort", () => fail("the context was ended"), { signal: waiting.signal });
    port.addEventListener(
      "message",
      ({ data }) => {
        const reply = parseReply(data);
        if (reply === undefined || reply.kind === "ready" || reply.id !== request.id) return;
        if (reply.kind === "outcome") resolve(reply.outcome);
        else reject(new RangeError(reply.message));
      },
      { signal: waiting.signal },
    );
    port.postMessage(request);
  }).finally(() => waiting.abort());
}
