import { connectWorker } from "../connect-worker.ts";
import type { ContextRunner } from "../context-runner.ts";

export const blobWorker: ContextRunner = {
  id: "blob-worker",
  summary: '`new Worker("blob:…")` of the page\'s own origin.',
  needs: [],
  start: async (env) => {
    const url = URL.createObjectURL(new Blob([await env.runnerSource()], { type: "text/javascript" }));
    env.signal.addEventListener("abort", () => URL.revokeObjectURL(url), { once: true });
    return connectWorker("blob-worker", env, url);
  },
};
