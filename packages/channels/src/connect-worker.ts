import { connect, type ContextEnvironment } from "./context-runner.ts";
import type { ProbeContext } from "./probe-context.ts";

/** Starts a dedicated worker, connects to it, and terminates it when the context ends. */
export function connectWorker(
  context: ProbeContext,
  env: ContextEnvironment,
  url: string | URL,
): Promise<MessagePort> {
  const worker = new Worker(url);
  env.signal.addEventListener("abort", () => worker.terminate(), { once: true });
  return connect(context, env, (message, ports) => worker.postMessage(message, ports));
}
