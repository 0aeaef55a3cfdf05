import type { ProtocolEvent } from "../cdp/connection.ts";

/** Events that the analysis reads; the evidence keeps these and no others. */
export const KEPT_EVENTS: ReadonlySet<string> = new Set([
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

/** Takes every event that the analysis reads. */
export type ProtocolSink = (event: ProtocolEvent) => void;
