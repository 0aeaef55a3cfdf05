import type { Channel } from "../probe/channel.ts";

/** What a request would reach. */
export interface PolicyTarget {
  /** Canonical host, without brackets. */
  readonly host: string;
  readonly port: number;
  /**
   * Every address that the host stands for, where somebody resolved it; empty for literals and where nobody did. One
   * local record among them makes the whole name local.
   */
  readonly addresses: readonly string[];
}

/** One request, as the policy sees it. */
export interface PolicyRequest {
  readonly target: PolicyTarget;
  readonly channel: Channel;
}
