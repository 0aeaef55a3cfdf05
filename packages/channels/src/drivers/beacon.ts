import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeResourceTiming } from "../observe-resource-timing.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const beacon: ChannelDriver = {
  id: "beacon",
  summary: "`navigator.sendBeacon(url)`",
  recordedAs: "beacon",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const url = formatUrl(target);
      observeResourceTiming(url, settle, lifetime);
      if (!navigator.sendBeacon(url, target.token)) settle({ kind: "error", detail: "not queued" });
    }),
};
