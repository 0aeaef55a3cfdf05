import type { Channel } from "@hushport/core";

/**
 * Channel of each destination that browsers name in `Sec-Fetch-Dest`.
 *
 * Source: https://fetch.spec.whatwg.org/#concept-request-destination
 * Snapshot: 2026-11-22.
 * Left out: destinations that only same-site requests have (`report` is `csp-report` in our words and listed).
 */
const CHANNEL_OF_DESTINATION: ReadonlyMap<string, Channel> = new Map<string, Channel>([
  ["empty", "fetch"], // fetch(), XMLHttpRequest, EventSource, sendBeacon(): alike on the wire
  ["image", "image"],
  ["script", "script"],
  ["worker", "script"],
  ["sharedworker", "script"],
  ["serviceworker", "script"],
  ["style", "stylesheet"],
  ["font", "font"],
  ["audio", "media"],
  ["video", "media"],
  ["track", "media"],
  ["object", "object"],
  ["embed", "object"],
  ["manifest", "manifest"],
  ["iframe", "iframe"],
  ["frame", "iframe"],
  ["document", "navigation"],
  ["report", "csp-report"],
  ["websocket", "websocket"],
]);

/** Tells the channel of a request from what its browser says of it; `other` when it says nothing. */
export function requestChannel(headers: NodeJS.Dict<string | string[]>): Channel {
  if (text(headers["upgrade"])?.toLowerCase() === "websocket") return "websocket";
  if (text(headers["accept"]) === "text/event-stream") return "eventsource";
  if (text(headers["content-type"]) === "text/ping") return "ping";
  if (/\bprefetch\b/.test(text(headers["sec-purpose"]) ?? "")) return "prefetch";
  return CHANNEL_OF_DESTINATION.get(text(headers["sec-fetch-dest"]) ?? "") ?? "other";
}

function text(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
