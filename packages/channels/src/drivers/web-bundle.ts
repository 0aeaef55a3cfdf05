import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const webBundle: ChannelDriver = {
  id: "web-bundle",
  summary: '`<script type="webbundle">`: the bundle is fetched when a page names what is in it',
  recordedAs: "other",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time"],
  needs: ["secure-context"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: "Firefox has no web bundles." },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      if (!HTMLScriptElement.supports("webbundle")) return settle({ kind: "unsupported" });
      const url = formatUrl(target);
      const script = document.createElement("script");
      script.type = "webbundle";
      script.textContent = JSON.stringify({ source: url, credentials: "omit", resources: [url] });
      script.addEventListener("load", () => settle({ kind: "load" }), { signal: lifetime });
      script.addEventListener("error", () => settle({ kind: "error" }), { signal: lifetime });
      attach(script, lifetime);
    }),
};
