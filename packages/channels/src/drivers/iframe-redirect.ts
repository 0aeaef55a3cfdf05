import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";

export const iframeRedirect: ChannelDriver = {
  id: "iframe-redirect",
  summary: "`<iframe src>` of the page's own server, which redirects to the port",
  recordedAs: "iframe",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["error-time"],
  needs: ["own-server"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observeElement(env, () => createFrame(new URL(`redirect/${target.token}`, env.pagesUrl).href)),
};
