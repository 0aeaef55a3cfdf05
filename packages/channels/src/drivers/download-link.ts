import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { inlineScript } from "../inline-page.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const downloadLink: ChannelDriver = {
  id: "download-link",
  summary: "`<a download href>`, clicked in a frame",
  recordedAs: "iframe",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (_settle, lifetime) => {
      const link = document.createElement("a");
      link.download = "hushport";
      link.href = formatUrl(target);
      const frame = createFrame();
      frame.srcdoc = `${link.outerHTML}${inlineScript("document.links[0].click()")}`;
      attach(frame, lifetime);
    }),
};
