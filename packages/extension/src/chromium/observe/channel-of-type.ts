import type { Channel } from "@hushport/core";

/**
 * Channels of Chromium's request types.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/api/webRequest#type-ResourceType
 * Snapshot: Chromium 156.
 * Left out: `webbundle`, which is not shipped.
 */
const CHANNEL_OF_TYPE: Readonly<Record<string, Channel>> = {
  main_frame: "navigation",
  sub_frame: "iframe",
  stylesheet: "stylesheet",
  script: "script",
  image: "image",
  font: "font",
  object: "object",
  xmlhttprequest: "fetch", // Chromium does not tell them apart
  ping: "ping",
  csp_report: "csp-report",
  media: "media",
  websocket: "websocket",
  webtransport: "webtransport",
};

/** @returns The channel of a request type; `other` for one that nobody named. */
export function channelOfType(type: string): Channel {
  return CHANNEL_OF_TYPE[type] ?? "other";
}
