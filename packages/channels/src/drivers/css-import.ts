import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const cssImport: ChannelDriver = {
  id: "css-import",
  summary: "`@import url(…)` in a `<style>`",
  recordedAs: "stylesheet",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  disturbs: "Firefox keeps back other requests of a page while it waits for a style sheet",
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observeElement(env, () => {
      const style = document.createElement("style");
      style.textContent = `@import url(${JSON.stringify(formatUrl(target))});`;
      return style;
    }),
};
