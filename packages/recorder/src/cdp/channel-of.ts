import type { Channel } from "@hushport/core";
import type { Protocol } from "devtools-protocol";

/** DevTools' resource types that name their channel. */
const CHANNEL_OF_TYPE: ReadonlyMap<Protocol.Network.ResourceType, Channel> = new Map([
  ["Stylesheet", "stylesheet"],
  ["Image", "image"],
  ["Media", "media"],
  ["TextTrack", "media"],
  ["Font", "font"],
  ["Script", "script"],
  ["XHR", "xhr"],
  ["Fetch", "fetch"],
  ["EventSource", "eventsource"],
  ["Manifest", "manifest"],
  ["CSPViolationReport", "csp-report"],
] as const);

/** Bodies of violation reports. @see https://www.w3.org/TR/CSP3/#deprecated-serialize-violation, https://www.w3.org/TR/reporting-1/#media-type */
const REPORT_TYPES: ReadonlySet<string> = new Set(["application/csp-report", "application/reports+json"]);

/** Names the channel of a request from DevTools' resource type, headers and initiator. */
export function channelOf(
  data: Protocol.Network.RequestWillBeSentEvent,
  navigation: "iframe" | "popup" | "navigation",
): Channel {
  const headers = new Map(
    Object.entries(data.request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const isPrefetch = `${headers.get("purpose")} ${headers.get("sec-purpose")}`.includes("prefetch");
  const type = data.type ?? "Other";
  if (REPORT_TYPES.has(headers.get("content-type") ?? "")) return "csp-report";
  if (data.request.isLinkPreload === true) return "preload";
  if (type === "Prefetch") return "speculation";
  if (type === "Document") return isPrefetch ? "speculation" : navigation;
  if (type === "Ping")
    return headers.has("ping-to") || headers.get("content-type") === "text/ping" ? "ping" : "beacon";
  if (isPrefetch) return "prefetch";
  if (data.initiator.type === "preflight") return "fetch";
  return CHANNEL_OF_TYPE.get(type) ?? "other";
}
