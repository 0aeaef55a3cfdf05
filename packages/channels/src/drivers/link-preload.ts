import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkPreload: ChannelDriver = {
  id: "link-preload",
  summary: '`<link rel="preload" as="image">`',
  recordedAs: "preload",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observeElement(env, () => {
      const link = createLink("preload", formatUrl(target));
      link.as = "image";
      return link;
    }),
};
