import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkModulepreload: ChannelDriver = {
  id: "link-modulepreload",
  summary: '`<link rel="modulepreload">`',
  recordedAs: "script",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeElement(env, () => createLink("modulepreload", formatUrl(target))),
};
