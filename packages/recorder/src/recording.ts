import type { Probe } from "@hushport/core";
import type { LnaState } from "./lna-state.ts";
import type { Resolution } from "./resolution.ts";

/** A public host that the page talked to, with the aliases that the resolver followed for it. */
export interface ContactedHost {
  readonly host: string;
  readonly addresses: readonly string[];
  /** CNAME chain, nearest first; empty when there was none or the browser did not see it. */
  readonly cnames: readonly string[];
}

/** A script that ran in the page or one of its workers. */
export interface RanScript {
  readonly url: string;
  /** SHA-256 of the body, hex; `null` when the body could not be kept. */
  readonly sha256: string | null;
}

/** How the visit ended. Whatever was seen until then is in the recording in every case. */
export type VisitOutcome =
  | { readonly kind: "loaded"; readonly httpStatus: number | null }
  /** The page was reached, but the visit ended early or was not as asked; `code` says how. */
  | { readonly kind: "partial"; readonly code: string; readonly message: string }
  /** The page could not be visited at all. */
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

/** What one visit of one page gave. */
export interface Recording {
  readonly url: string;
  /** Last address that the top-level page had, or `null` when nothing was ever committed. */
  readonly finalUrl: string | null;
  readonly title: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly browser: { readonly name: string; readonly version: string };
  readonly lna: LnaState;
  readonly dwellMs: number;
  readonly isIsolated: boolean;
  readonly resolutions: readonly Resolution[];
  readonly outcome: VisitOutcome;
  /** At most {@link MAX_LISTED_PROBES}, in order of time; `totals` counts all. */
  readonly probes: readonly Probe[];
  readonly totals: { readonly probes: number; readonly ports: number; readonly hosts: number };
  readonly hosts: readonly ContactedHost[];
  readonly scripts: readonly RanScript[];
  /** One plain sentence each: what the reader must know to judge the recording. */
  readonly warnings: readonly string[];
}

/** Above what any known scanner sends in one visit (ThreatMetrix 16, SEON 13), below what makes a report unreadable. */
export const MAX_LISTED_PROBES = 2_000;
