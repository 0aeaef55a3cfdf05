import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe, onEnd } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";

export const topLevelRedirect: ChannelDriver = {
  id: "top-level-redirect",
  summary: "A page of the own server in a window of its own, which goes on to the port",
  recordedAs: "navigation",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: ["user-activation", "own-server"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const opened = open(
        new URL(`top-level-redirect/${target.token}`, env.pagesUrl),
        "_blank",
        "width=300,height=300",
      );
      if (opened === null) return settle({ kind: "error", detail: "the browser blocked it" });
      onEnd(lifetime, () => opened.close());
    }),
};
