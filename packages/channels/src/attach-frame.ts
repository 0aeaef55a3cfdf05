import { connectWindow, type ContextEnvironment } from "./context-runner.ts";
import type { ProbeContext } from "./probe-context.ts";

/** Puts a frame that runs our code into the document, connects to it, and removes it when the context ends. */
export function attachFrame(
  context: ProbeContext,
  env: ContextEnvironment,
  prepare: (frame: HTMLIFrameElement) => void,
): Promise<MessagePort> {
  const frame = document.createElement("iframe");
  prepare(frame);
  env.signal.addEventListener("abort", () => frame.remove(), { once: true });
  const connected = connectWindow(context, env, () => frame.contentWindow);
  document.body.append(frame);
  return connected;
}
