import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observeResourceTiming } from "../observe-resource-timing.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const ping: ChannelDriver = {
  id: "ping",
  summary: "`<a ping>`, clicked",
  recordedAs: "ping",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["resource-timing"],
  needs: ["own-server"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: "Firefox has `<a ping>` off (browser.send_pings is false)." },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const frame = createFrame();
      frame.name = `hushport-${target.token}`;
      attach(frame, lifetime);
      const link = document.createElement("a");
      const url = formatUrl(target);
      link.ping = url;
      link.href = new URL("blank.html", env.pagesUrl).href;
      link.target = frame.name;
      observeResourceTiming(url, settle, lifetime);
      attach(link, lifetime);
      link.click();
    }),
};
