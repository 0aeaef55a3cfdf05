import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observeResourceTiming } from "../observe-resource-timing.ts";
import { observe, describe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const fetchAtPagehide: ChannelDriver = {
  id: "fetch-at-pagehide",
  summary: "`fetch(url, { keepalive: true })` from a frame that is just being removed",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,

  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const frame = createFrame();
      frame.addEventListener(
        "load",
        () => {
          const view = frame.contentWindow;
          view?.addEventListener("pagehide", () => {
            // Nobody is left to hear how it ends.
            view.fetch(formatUrl(target), { mode: "no-cors", keepalive: true }).catch(describe);
          });
          frame.remove();
          observeResourceTiming(formatUrl(target), settle, lifetime);
        },
        { once: true, signal: lifetime },
      );
      attach(frame, lifetime);
    }),
};
