import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const frameLocation: ChannelDriver = {
  id: "frame-location",
  summary: "`frame.contentWindow.location = url`",
  recordedAs: "iframe",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["error-time"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const frame = createFrame();
      attach(frame, lifetime);
      setTimeout(() => {
        if (lifetime.aborted) return;
        frame.addEventListener("load", () => settle({ kind: "load" }), { once: true, signal: lifetime });
        frame.contentWindow?.location.replace(formatUrl(target));
      });
    }),
};
