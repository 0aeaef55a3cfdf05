import { connectWorker } from "../connect-worker.ts";
import type { ContextRunner } from "../context-runner.ts";

export const dedicatedWorker: ContextRunner = {
  id: "dedicated-worker",
  summary: "`new Worker(url)` of the page's own origin.",
  needs: [],
  start: (env) => connectWorker("dedicated-worker", env, new URL("runner.js", env.pagesUrl)),
};
