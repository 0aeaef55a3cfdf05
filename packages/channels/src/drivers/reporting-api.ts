import { createFrame } from "../create-frame.ts";
import type { ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";

/** After `load`: a report that is not queued yet dies with its frame. */
const REPORT_QUEUED_MS = 500;

export const reportingApi: ChannelDriver = {
  id: "reporting-api",
  summary: "`Reporting-Endpoints` of a frame that breaks its policy; sent when the frame goes",
  recordedAs: "csp-report",
  transport: "tcp",
  schemes: ["https"],
  observes: ["nothing"],
  needs: ["https-page", "own-server"],
  unavailable: NEEDS_DOCUMENT,
  // Firefox waits 5 s. Chromium sends the first at once, and a second of the same browser only after a minute.
  heldBackMs: 6_000,
  isExclusive: true,
  reaches: { chromium: true, firefox: true },
  exceptions: {
    chromium: {
      "sandboxed-frame":
        "A frame inside it is sandboxed as well, and Chromium reports nothing for opaque origins.",
    },
  },
  run: (target, env) =>
    observe(env, (_settle, lifetime) => {
      const frame = createFrame(new URL(`reporting-api/${target.token}`, env.pagesUrl).href);
      frame.addEventListener("load", () => setTimeout(() => frame.remove(), REPORT_QUEUED_MS), {
        once: true,
        signal: lifetime,
      });
      attach(frame, lifetime);
    }),
};
