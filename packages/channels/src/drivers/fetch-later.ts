import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";
/** @see https://fetch.spec.whatwg.org/#dom-global-fetch-later */
interface Deferring {
  readonly fetchLater?: (url: string, init: RequestInit) => unknown;
}

export const fetchLater: ChannelDriver = {
  id: "fetch-later",
  summary: "`fetchLater(url)`: sent when its frame goes",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,

  reaches: { chromium: true, firefox: "Firefox has no fetchLater()." },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const frame = createFrame();
      frame.addEventListener(
        "load",
        () => {
          const view: (Window & Deferring) | null = frame.contentWindow;
          if (view?.fetchLater === undefined) return settle({ kind: "unsupported" });
          view.fetchLater(formatUrl(target), { mode: "no-cors" });
          frame.remove();
        },
        { once: true, signal: lifetime },
      );
      attach(frame, lifetime);
    }),
};
