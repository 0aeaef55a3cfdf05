import type { Channel } from "@hushport/core";

/**
 * What Firefox calls a request, and what we do.
 *
 * Source: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webRequest/ResourceType
 * Snapshot: Firefox 153, 2026-11.
 * Left out: types that Firefox never gives (`webtransport`, `webbundle`); what is not listed is `other`.
 */
const CHANNEL_OF_TYPE = {
  main_frame: "navigation",
  sub_frame: "iframe",
  websocket: "websocket",
  xmlhttprequest: "fetch", // fetch(), XMLHttpRequest and EventSource look alike
  beacon: "beacon", // and fetch() with keepalive
  ping: "ping",
  csp_report: "csp-report",
  image: "image",
  imageset: "image",
  script: "script",
  stylesheet: "stylesheet",
  xslt: "stylesheet",
  font: "font",
  media: "media",
  object: "object",
  object_subrequest: "object",
  web_manifest: "manifest",
  speculative: "preconnect",
} as const satisfies Record<string, Channel>;

const CHANNELS_BY_TYPE: ReadonlyMap<string, Channel> = new Map(Object.entries(CHANNEL_OF_TYPE));

/** Names the channel of a request; `other` where Firefox does not tell. */
export function channelOf(type: string): Channel {
  return CHANNELS_BY_TYPE.get(type) ?? "other";
}
