import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const metaRefresh: ChannelDriver = {
  id: "meta-refresh",
  summary: '`<meta http-equiv="refresh">` in a frame',
  recordedAs: "iframe",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["error-time"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const frame = createFrame();
      const meta = document.createElement("meta");
      meta.httpEquiv = "refresh";
      meta.content = `0;url=${formatUrl(target)}`;
      frame.srcdoc = meta.outerHTML;
      let loads = 0;
      frame.addEventListener(
        "load",
        () => {
          loads += 1;
          // The first is the frame that refreshes.
          if (loads > 1) settle({ kind: "load" });
        },
        { signal: lifetime },
      );
      attach(frame, lifetime);
    }),
};
