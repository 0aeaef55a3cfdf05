import { connect, type ContextRunner } from "../context-runner.ts";
import { activateServiceWorker } from "../activate-service-worker.ts";

export const serviceWorkerContext: ContextRunner = {
  id: "service-worker",
  summary: "A service worker that the page registered.",
  needs: ["secure-context"],
  start: async (env) => {
    const { worker } = await activateServiceWorker(env.pagesUrl, "service-worker-scope/", env.signal);
    return connect("service-worker", env, (message, ports) => worker.postMessage(message, ports));
  },
};
