import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_TOP_LEVEL } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkManifest: ChannelDriver = {
  id: "link-manifest",
  summary: '`<link rel="manifest">`',
  recordedAs: "manifest",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_TOP_LEVEL,
  reaches: {
    chromium: "Chromium fetches a manifest for a visible tab only.",
    firefox: "Firefox fetches no manifest on its own.",
  },
  run: (target, env) => observeElement(env, () => createLink("manifest", formatUrl(target))),
};
