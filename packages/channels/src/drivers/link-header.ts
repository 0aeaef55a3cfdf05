import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";

export const linkHeader: ChannelDriver = {
  id: "link-header",
  summary: "`Link: <…>; rel=preload` response header of a frame",
  recordedAs: "preload",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: ["own-server"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (_settle, lifetime) => {
      attach(createFrame(new URL(`link-header/${target.token}`, env.pagesUrl).href), lifetime);
    }),
};
