/** URL schemes of probes; `ice` is a WebRTC candidate, which has no URL. */
export const SCHEMES = ["ws", "wss", "http", "https", "stun", "stuns", "turn", "turns", "ice"] as const;

/** URL scheme of a probe. */
export type Scheme = (typeof SCHEMES)[number];
