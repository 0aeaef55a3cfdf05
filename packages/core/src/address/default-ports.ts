import type { Scheme } from "../probe/scheme.ts";

/** Schemes that name an endpoint in a URL; WebRTC candidates (`ice`) have none. */
export type UrlScheme = Exclude<Scheme, "ice">;

/**
 * Port that a URL without one means.
 *
 * Source: URL standard, https://url.spec.whatwg.org/#special-scheme, and the RFC of each row.
 * Snapshot: 2026-11-21.
 * Left out: `ftp` and `file`, which browsers no longer fetch from pages.
 */
export const DEFAULT_PORTS = {
  ws: 80, // URL standard
  wss: 443, // URL standard
  http: 80, // URL standard
  https: 443, // URL standard
  stun: 3478, // RFC 7064 §3.2
  stuns: 5349, // RFC 7064 §3.2
  turn: 3478, // RFC 7065 §3.2
  turns: 5349, // RFC 7065 §3.2
} as const satisfies Record<UrlScheme, number>;
