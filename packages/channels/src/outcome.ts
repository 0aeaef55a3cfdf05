/**
 * What a page was shown about one probe.
 *
 * `open`, `load`, `resolved`, `gathered` and `queued` are the interface's own successes; `closed` is a WebSocket close;
 * `error`, `ice-error` and `rejected` its failures; `thrown` came at once, out of the call; `resource-timing` is an entry
 * of the performance timeline where the interface itself says nothing; `timeout` means nothing by the deadline;
 * `unsupported` means that the browser lacks the interface.
 */
export const OUTCOME_KINDS = [
  "open",
  "load",
  "resolved",
  "gathered",
  "queued",
  "closed",
  "error",
  "ice-error",
  "rejected",
  "thrown",
  "resource-timing",
  "timeout",
  "aborted",
  "unsupported",
] as const;

/** What a page was shown about one probe. */
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** What ended a probe, as the driver saw it. */
export interface Ending {
  readonly kind: OutcomeKind;
  /** The browser's own words, where it has any. */
  readonly detail?: string;
  /** Name of the exception. */
  readonly errorName?: string;
  /** `readyState` of the interface when it ended. */
  readonly readyState?: number;
  /** Code of a WebSocket close, of a media error or of an ICE candidate error. */
  readonly code?: number;
  /** Duration that the performance timeline shows to the page. */
  readonly resourceTimingMs?: number;
}

/** One probe as the page saw it; survives a structured clone. */
export interface Outcome extends Ending {
  /** When the driver started, as a Unix time in milliseconds. */
  readonly atMs: number;
  readonly durationMs: number;
}
