import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observeResourceTiming } from "../observe-resource-timing.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const cssMask: ChannelDriver = {
  id: "css-mask",
  summary: "`mask-image: url(…)`, fetched with CORS",
  recordedAs: "image",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const box = document.createElement("div");
      const url = formatUrl(target);
      observeResourceTiming(url, settle, lifetime);
      box.style.cssText = "width: 1px; height: 1px; background: black";
      box.style.maskImage = `url(${JSON.stringify(url)})`;
      attach(box, lifetime);
    }),
};
