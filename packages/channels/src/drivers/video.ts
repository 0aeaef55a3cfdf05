import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeMedia } from "../observe-media.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const video: ChannelDriver = {
  id: "video",
  summary: "`<video src>`",
  recordedAs: "media",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "error-code"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeMedia(env, "video", formatUrl(target)),
};
