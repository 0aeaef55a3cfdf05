/**
 * Features that make up Local Network Access in Chromium.
 *
 * Source: names in Chromium 156.0.8078.79; that switching all of them off restores the behaviour before 142 was
 * measured in November 2026.
 * Snapshot: 2026-11-21.
 * Left out: `LocalNetworkAccessChecksWarn`, which only changes what the console says.
 */
export const LNA_FEATURES = [
  "LocalNetworkAccessChecks",
  "LocalNetworkAccessChecksWebSockets",
  "LocalNetworkAccessChecksWebTransport",
  "LocalNetworkAccessChecksWebRTC",
  "LocalNetworkAccessForWorkers",
  "LocalNetworkAccessForNavigations",
  "LocalNetworkAccessForSubframeNavigations",
  "LocalNetworkAccessForFencedFrameNavigations",
] as const;
