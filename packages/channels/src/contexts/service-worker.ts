import { connect, type ContextRunner } from "../context-runner.ts";
import { activateServiceWorker } from "../activate-service-worker.ts";

/** Browsers end a service worker after about 30 s without an event; messages by a port are none. */
const STAY_AWAKE_MS = 10_000;

export const serviceWorkerContext: ContextRunner = {
  id: "service-worker",
  summary: "A service worker that the page registered.",
  needs: ["secure-context"],
  start: async (env) => {
    const { worker } = await activateServiceWorker(env.pagesUrl, `scope/${crypto.randomUUID()}/`, env.signal);
    const awake = setInterval(() => worker.postMessage("stay awake"), STAY_AWAKE_MS);
    env.signal.addEventListener("abort", () => clearInterval(awake), { once: true });
    return connect("service-worker", env, (message, ports) => worker.postMessage(message, ports));
  },
};
