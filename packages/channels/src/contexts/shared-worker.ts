import { connect, type ContextRunner } from "../context-runner.ts";

export const sharedWorker: ContextRunner = {
  id: "shared-worker",
  summary: "`new SharedWorker(url)` of the page's own origin.",
  needs: [],
  start: (env) => {
    const worker = new SharedWorker(new URL("runner.js", env.pagesUrl));
    env.signal.addEventListener("abort", () => worker.port.close(), { once: true });
    return connect("shared-worker", env, (message, ports) => worker.port.postMessage(message, ports));
  },
};
