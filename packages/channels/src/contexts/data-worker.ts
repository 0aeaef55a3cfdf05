import { connectWorker } from "../connect-worker.ts";
import type { ContextRunner } from "../context-runner.ts";

export const dataWorker: ContextRunner = {
  id: "data-worker",
  summary: '`new Worker("data:…")`: an opaque origin.',
  needs: [],
  start: async (env) =>
    connectWorker(
      "data-worker",
      env,
      `data:text/javascript;charset=utf-8,${encodeURIComponent(await env.runnerSource())}`,
    ),
};
