import type { ProtocolEvent } from "../cdp/connection.ts";

/** Events that the analysis reads; the evidence keeps these and no others. */
const KEPT_EVENTS: ReadonlySet<string> = new Set([
  "Target.attachedToTarget",
  "Target.detachedFromTarget",
  "Page.frameAttached",
  "Page.frameNavigated",
  "Runtime.executionContextCreated",
  "Runtime.bindingCalled",
  "Network.requestWillBeSent",
  "Network.loadingFailed",
  "Network.loadingFinished",
  "Network.webSocketCreated",
  "Network.webSocketFrameError",
  "Network.webSocketClosed",
  "Network.webTransportCreated",
  "Network.webTransportClosed",
  "Audits.issueAdded",
]);

/** What Chromium writes when a page has too many WebSockets waiting; no other event tells of those. */
export const REFUSED_WEBSOCKET = /^WebSocket connection to '(?<url>[^']+)' failed: Insufficient resources/;

/** Tells whether an event says anything about probes. */
export function isKept(event: ProtocolEvent): boolean {
  if (event.method === "Log.entryAdded") return REFUSED_WEBSOCKET.test(event.params.entry.text);
  return KEPT_EVENTS.has(event.method);
}

/** Takes every event that the analysis reads. */
export type ProtocolSink = (event: ProtocolEvent) => void;
