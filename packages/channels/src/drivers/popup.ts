import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe, onEnd } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const popup: ChannelDriver = {
  id: "popup",
  summary: "`window.open(url)`",
  recordedAs: "popup",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: ["user-activation"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const opened = open(formatUrl(target), "_blank", "width=300,height=300");
      if (opened === null) return settle({ kind: "error", detail: "the browser blocked it" });
      onEnd(lifetime, () => opened.close());
    }),
};
