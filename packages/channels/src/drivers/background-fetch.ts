import { activateServiceWorker } from "../activate-service-worker.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe, onEnd, describe } from "../observe.ts";
import { notInOpaqueOrigins, notInWorkers } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

/** Chromium only. @see https://wicg.github.io/background-fetch/ */
interface WithBackgroundFetch {
  readonly backgroundFetch?: {
    readonly fetch: (id: string, requests: readonly string[]) => Promise<BackgroundFetchJob>;
  };
}

interface BackgroundFetchJob extends EventTarget {
  readonly result: "" | "success" | "failure";
  readonly failureReason: string;
  readonly abort: () => Promise<boolean>;
}

export const backgroundFetch: ChannelDriver = {
  id: "background-fetch",
  summary: "`registration.backgroundFetch.fetch()` of a service worker registration",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time"],
  needs: ["secure-context"],
  unavailable: {
    ...notInWorkers("Only a page has navigator.serviceWorker, through which it is registered."),
    ...notInOpaqueOrigins("An opaque origin has no service workers."),
  },
  // 4.0 to 5.1 s; for good where the tab has downloaded something before.
  heldBackMs: 8_000,
  isExclusive: true,
  reaches: { chromium: true, firefox: "Firefox has no Background Fetch." },
  exceptions: {
    chromium: {
      "about-blank-frame": "Chromium registers no service workers from such a frame.",
      "same-origin-frame": "Chromium holds it back outside the top-level page.",
      "cross-origin-frame": "Chromium holds it back outside the top-level page.",
      "srcdoc-frame": "Chromium holds it back outside the top-level page.",
      "blob-frame": "Chromium registers no service workers from such a frame.",
    },
  },
  run: (target, env) =>
    observe(env, async (settle, lifetime) => {
      const scope = `background-fetch/${target.token}/`;
      const { registration } = await activateServiceWorker(env.pagesUrl, scope, lifetime);
      const { backgroundFetch }: ServiceWorkerRegistration & WithBackgroundFetch = registration;
      if (backgroundFetch === undefined) return settle({ kind: "unsupported" });
      const job = await backgroundFetch.fetch(target.token, [formatUrl(target)]);
      onEnd(lifetime, () => {
        job.abort().catch(describe);
      });
      job.addEventListener("progress", () => {
        if (job.result !== "")
          settle({ kind: job.result === "success" ? "load" : "error", detail: job.failureReason });
      });
    }),
};
