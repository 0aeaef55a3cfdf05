import { connectWorker } from "../connect-worker.ts";
import type { ContextRunner } from "../context-runner.ts";

export const nestedWorker: ContextRunner = {
  id: "nested-worker",
  summary: "A worker that a dedicated worker started.",
  needs: [],
  start: (env) => connectWorker("nested-worker", env, new URL("nesting-worker.js", env.pagesUrl)),
};
