import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_TOP_LEVEL } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const speculationPrerender: ChannelDriver = {
  id: "speculation-prerender",
  summary: "Speculation rules: `prerender` of a list of URLs",
  recordedAs: "speculation",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_TOP_LEVEL,
  reaches: { chromium: true, firefox: "Firefox has no speculation rules." },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      if (!HTMLScriptElement.supports("speculationrules")) return settle({ kind: "unsupported" });
      const script = document.createElement("script");
      script.type = "speculationrules";
      script.textContent = JSON.stringify({
        prerender: [{ source: "list", urls: [formatUrl(target)], eagerness: "immediate" }],
      });
      attach(script, lifetime);
    }),
};
