import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observeResourceTiming } from "../observe-resource-timing.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const cssFont: ChannelDriver = {
  id: "css-font",
  summary: "`@font-face { src: url(…) }`, fetched when text needs it",
  recordedAs: "font",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const family = `hushport-${target.token}`;
      const url = formatUrl(target);
      const style = document.createElement("style");
      style.textContent = `@font-face { font-family: ${family}; src: url(${JSON.stringify(url)}); }`;
      attach(style, lifetime);
      const text = document.createElement("span");
      text.style.fontFamily = family;
      text.textContent = "Hushport";
      observeResourceTiming(url, settle, lifetime);
      attach(text, lifetime);
    }),
};
