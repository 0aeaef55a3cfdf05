import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkPreconnect: ChannelDriver = {
  id: "link-preconnect",
  summary: '`<link rel="preconnect">`: a connection without a request',
  recordedAs: "preconnect",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeElement(env, () => createLink("preconnect", formatUrl(target))),
};
