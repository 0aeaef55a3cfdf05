import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT, NO_SECURE_DATA_FRAME } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

/** @see https://fetch.spec.whatwg.org/#dom-window-fetchlater */
interface Deferring {
  readonly fetchLater?: (url: string, init: RequestInit & { readonly activateAfter: number }) => unknown;
}

export const fetchLater: ChannelDriver = {
  id: "fetch-later",
  summary: "`fetchLater(url)`: sent by the browser, later or when the page goes",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: ["secure-context"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: "Firefox has no fetchLater()." },
  exceptions: NO_SECURE_DATA_FRAME,
  run: (target, env) =>
    observe(env, (settle) => {
      const { fetchLater }: typeof globalThis & Deferring = globalThis;
      if (fetchLater === undefined) return settle({ kind: "unsupported" });
      fetchLater(formatUrl(target), { mode: "no-cors", activateAfter: 0 });
    }),
};
