import type { Channel, Context, Initiator } from "@hushport/core";
import type { HookMessage } from "../hook/page-hook.ts";

/** Something the page asked for, as DevTools saw it; whether any of it reached a socket is not said here. */
export interface Intent {
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  /** On the browser's monotonic clock, as the NetLog; WebSockets have none until they start, so they take the last one seen. */
  readonly atMs: number;
  readonly channel: Channel;
  context: Context;
  initiator: Initiator;
  endMs: number | null;
  error: string | null;
  /** The browser stopped it before the network: `csp`, `mixed-content`, … */
  blockedReason: string | null;
  /** A CORS preflight: belongs to the request of the same URL that caused it. */
  readonly isPreflight: boolean;
}

/** What a hook saw of RTCPeerConnection. */
export interface PeerCall {
  readonly message: HookMessage;
  readonly atMs: number;
  readonly context: Context;
  readonly initiator: Initiator;
}
