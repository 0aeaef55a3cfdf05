import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const stylesheet: ChannelDriver = {
  id: "stylesheet",
  summary: '`<link rel="stylesheet">`',
  recordedAs: "stylesheet",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  disturbs: "Firefox keeps back other requests of a page while it waits for a style sheet",
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeElement(env, () => createLink("stylesheet", formatUrl(target))),
};
