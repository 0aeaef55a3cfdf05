import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkCompressionDictionary: ChannelDriver = {
  id: "link-compression-dictionary",
  summary: '`<link rel="compression-dictionary">`, fetched when the page is idle',
  recordedAs: "other",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  heldBackMs: 1_000,
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeElement(env, () => createLink("compression-dictionary", formatUrl(target))),
};
