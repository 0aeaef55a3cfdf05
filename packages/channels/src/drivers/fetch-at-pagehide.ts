import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { inlinePage } from "../inline-page.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
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
    observe(env, (_settle, lifetime) => {
      const frame = createFrame();
      const url = JSON.stringify(formatUrl(target));
      frame.srcdoc = inlinePage(
        `addEventListener("pagehide", () => fetch(${url}, { mode: "no-cors", keepalive: true }).catch(String))`,
      );
      frame.addEventListener("load", () => frame.remove(), { once: true, signal: lifetime });
      attach(frame, lifetime);
    }),
};
