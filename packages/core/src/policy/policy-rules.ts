import type { Grant } from "./grant/grant.ts";
import type { PolicyMode } from "./mode.ts";

/** What the user and the clock add to a decision. */
export interface PolicyRules {
  readonly mode: PolicyMode;
  readonly grants: readonly Grant[];
  /** Milliseconds since 1970, for the lifetime of grants. */
  readonly nowMs: number;
  /** Tab of the request, for grants that hold for one tab; `null` for workers without a tab. */
  readonly tab: number | null;
  /** Names that the user declares to be of the local network, and every name below them; none by default. */
  readonly localNames?: readonly string[];
}
