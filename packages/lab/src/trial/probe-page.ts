import type { Handover, Outcome, SessionOrder } from "@hushport/channels";

/** A few probes that a page makes one after another, and the only endpoints that it may touch meanwhile. */
export interface ProbeBlock {
  readonly handover: Handover;
  readonly orders: readonly SessionOrder[];
}

/** How a probe ended, or how it was refused. */
export type ProbeAnswer =
  | { readonly kind: "ended"; readonly outcome: Outcome }
  | { readonly kind: "refused"; readonly message: string };

/** A page of the lab in some browser: driven by a protocol, or opened by a person and asking for work itself. */
export interface ProbePage {
  /**
   * Runs the orders of a block, in order, one at a time.
   *
   * @returns One answer for each order; fewer when `signal` aborted.
   */
  readonly run: (block: ProbeBlock, signal: AbortSignal) => Promise<readonly ProbeAnswer[]>;
}
