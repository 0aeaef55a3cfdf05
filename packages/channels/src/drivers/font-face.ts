import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { formatUrl } from "../ticket-book.ts";

export const fontFace: ChannelDriver = {
  id: "font-face",
  summary: '`new FontFace(name, "url(…)").load()`',
  recordedAs: "font",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: { "service-worker": "FontFace is not exposed in service workers." },
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, async (settle) => {
      const source = `url(${JSON.stringify(formatUrl(target))})`;
      await new FontFace(`hushport-${target.token}`, source).load();
      settle({ kind: "load" });
    }),
};
