/**
 * What people call the channels, in the plural and as the end of "through …".
 *
 * Source: ids of `packages/channels/src/drivers`.
 * Snapshot: 2026-11-22.
 * Left out: channels that only the full measurement has, whose ids say what they are.
 */
const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  "event-source": "event streams (EventSource)",
  "fetch-cors": "fetch() that may read the answer",
  "fetch-https": "fetch() over https",
  "fetch-no-cors": "fetch()",
  iframe: "frames",
  image: "images",
  "image-https": "images over https",
  "link-preconnect": "preconnect hints",
  script: "scripts",
  "speculation-prefetch": "prefetched links",
  stylesheet: "style sheets",
  "webrtc-turn-tcp": "WebRTC (a TURN server over TCP)",
  "webrtc-turns": "WebRTC (a TURN server over TLS)",
  websocket: "WebSockets",
  "websocket-tls": "encrypted WebSockets",
  xhr: "XMLHttpRequest",
};

/** Names a channel for people; its id when it has no other name. */
export function channelWords(channel: string): string {
  return Object.hasOwn(CHANNEL_WORDS, channel) ? (CHANNEL_WORDS[channel] ?? channel) : channel;
}
