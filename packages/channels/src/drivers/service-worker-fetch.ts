import { activateServiceWorker } from "../activate-service-worker.ts";
import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT, notInOpaqueOrigins } from "../probe-context.ts";

export const serviceWorkerFetch: ChannelDriver = {
  id: "service-worker-fetch",
  summary:
    "An image of the page's own origin, which the page's service worker answers by a `fetch()` of the port",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time"],
  needs: ["secure-context", "own-server"],
  unavailable: {
    ...NEEDS_DOCUMENT,
    ...notInOpaqueOrigins("An opaque origin has no service workers."),
  },
  reaches: { chromium: true, firefox: true },
  exceptions: {
    chromium: {
      "about-blank-frame": "Chromium registers no service workers from such a frame.",
      "blob-frame": "Chromium registers no service workers from such a frame.",
    },
  },
  run: (target, env) =>
    observe(env, async (settle, lifetime) => {
      const scope = `relayed/${target.token}/`;
      await activateServiceWorker(env.pagesUrl, scope, lifetime);
      // Only a page inside the scope is answered by the worker.
      const frame = createFrame(new URL(`${scope}frame.html`, env.pagesUrl).href);
      frame.addEventListener(
        "load",
        () => {
          const image = frame.contentDocument?.createElement("img");
          if (image === undefined) return settle({ kind: "error", detail: "no page in the scope" });
          image.addEventListener("load", () => settle({ kind: "load" }), { signal: lifetime });
          image.addEventListener("error", () => settle({ kind: "error" }), { signal: lifetime });
          image.src = "endpoint";
          frame.contentDocument?.body.append(image);
        },
        { once: true, signal: lifetime },
      );
      attach(frame, lifetime);
    }),
};
