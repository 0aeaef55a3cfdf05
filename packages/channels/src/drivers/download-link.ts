import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
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
    observe(env, (settle, lifetime) => {
      const frame = createFrame();
      frame.addEventListener(
        "load",
        () => {
          const link = frame.contentDocument?.createElement("a");
          if (link === undefined) return settle({ kind: "load" });
          link.download = "hushport";
          link.href = formatUrl(target);
          frame.contentDocument?.body.append(link);
          link.click();
        },
        { signal: lifetime, once: true },
      );
      attach(frame, lifetime);
    }),
};
