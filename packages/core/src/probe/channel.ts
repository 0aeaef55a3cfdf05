/**
 * Every way to reach an endpoint that a recorder can tell apart, in the words of the Fetch, HTML and WebRTC standards.
 *
 * The package `channels` has finer entries (one per thing a page can write); each names the channel it is recorded as.
 *
 * @see https://fetch.spec.whatwg.org/#concept-request-destination
 */
export const CHANNELS = [
  "websocket",
  "webtransport",
  "fetch",
  "xhr",
  "eventsource",
  "beacon",
  "ping",
  "csp-report",
  "image",
  "script",
  "stylesheet",
  "font",
  "media",
  "object",
  "manifest",
  "preload",
  "prefetch",
  "speculation",
  "preconnect",
  "dns-prefetch",
  "iframe",
  "navigation",
  "popup",
  "webrtc-stun",
  "webrtc-turn-udp",
  "webrtc-turn-tcp",
  "webrtc-turns",
  "webrtc-ice-udp",
  "webrtc-ice-tcp",
  "other",
] as const;

/** One way to reach an endpoint. `other` is a request whose kind no recorder could name. */
export type Channel = (typeof CHANNELS)[number];
