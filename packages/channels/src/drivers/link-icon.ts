import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_TOP_LEVEL } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkIcon: ChannelDriver = {
  id: "link-icon",
  summary: '`<link rel="icon">`',
  recordedAs: "image",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_TOP_LEVEL,
  reaches: { chromium: "Headless Chromium has no tab to put an icon on.", firefox: true },
  run: (target, env) => observeElement(env, () => createLink("icon", formatUrl(target))),
};
