import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe, onEnd } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";

export const speculationRulesHeader: ChannelDriver = {
  id: "speculation-rules-header",
  summary: '`Speculation-Rules: "…"` response header of a window: the rules themselves are fetched',
  recordedAs: "speculation",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: ["user-activation", "own-server"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: "Firefox has no speculation rules." },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      // Frames have no speculation rules.
      const page = new URL(`speculation-rules-header/${target.token}`, env.pagesUrl);
      const opened = open(page, "_blank", "width=300,height=300");
      if (opened === null) return settle({ kind: "error", detail: "the browser blocked it" });
      onEnd(lifetime, () => opened.close());
    }),
};
