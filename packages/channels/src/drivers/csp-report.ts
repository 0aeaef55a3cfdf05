import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";

export const cspReport: ChannelDriver = {
  id: "csp-report",
  summary: "`report-uri` of a Content Security Policy that a frame breaks",
  recordedAs: "csp-report",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: ["own-server"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (_settle, lifetime) => {
      attach(createFrame(new URL(`csp-report/${target.token}`, env.pagesUrl).href), lifetime);
    }),
};
