import { createLink } from "../create-link.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const linkDnsPrefetch: ChannelDriver = {
  id: "link-dns-prefetch",
  summary: '`<link rel="dns-prefetch">`: resolves a name, touches no port',
  recordedAs: "dns-prefetch",
  transport: "none",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: "It only resolves the name.", firefox: "It only resolves the name." },
  run: (target, env) => observeElement(env, () => createLink("dns-prefetch", formatUrl(target))),
};
