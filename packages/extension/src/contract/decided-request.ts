import type { Channel, Context, Decision } from "@hushport/core";

/** One request that an engine decided on, or learned that the browser decided on by its rules. */
export interface DecidedRequest {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** URL as the browser canonicalised it (`turn:` and `stun:` URLs for WebRTC). */
  readonly url: string;
  /** Addresses that its host was resolved to, where the engine can tell. */
  readonly addresses: readonly string[];
  readonly channel: Channel;
  readonly context: Context;
  /** Tab of the page; `null` for shared and service workers. */
  readonly tab: number | null;
  /** URL of the tab's top page; for workers the origin that they belong to; `null` when nobody knows. */
  readonly topUrl: string | null;
  /** URL of the document or worker that asked, and of the script where the browser tells it. */
  readonly documentUrl: string | null;
  readonly scriptUrl: string | null;
  readonly decision: Decision;
  /** From a private window: shown while the tab lives, never stored. */
  readonly isPrivate: boolean;
}
