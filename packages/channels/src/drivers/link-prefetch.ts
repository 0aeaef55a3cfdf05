import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkPrefetch: ChannelDriver = {
  id: "link-prefetch",
  summary: '`<link rel="prefetch">`',
  recordedAs: "prefetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  exceptions: {
    firefox: {
      "about-blank-frame": "Firefox prefetches for documents with an address of their own.",
      "data-frame": "Firefox prefetches for documents with an address of their own.",
      "blob-frame": "Firefox prefetches for documents with an address of their own.",
    },
  },
  run: (target, env) => observeElement(env, () => createLink("prefetch", formatUrl(target))),
};
