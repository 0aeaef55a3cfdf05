import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT, NO_SECURE_DATA_FRAME } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

/** Chromium only. @see https://drafts.css-houdini.org/css-paint-api/ */
interface WithPaintWorklet {
  readonly paintWorklet?: { readonly addModule: (url: string) => Promise<void> };
}

export const paintWorklet: ChannelDriver = {
  id: "paint-worklet",
  summary: "`CSS.paintWorklet.addModule(url)`",
  recordedAs: "script",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time"],
  needs: ["secure-context"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: "Firefox has no CSS.paintWorklet." },
  exceptions: NO_SECURE_DATA_FRAME,
  run: (target, env) =>
    observe(env, async (settle) => {
      const { paintWorklet }: typeof CSS & WithPaintWorklet = CSS;
      if (paintWorklet === undefined) return settle({ kind: "unsupported" });
      await paintWorklet.addModule(formatUrl(target));
      settle({ kind: "resolved" });
    }),
};
