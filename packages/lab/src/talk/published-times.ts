/** One port of the talk: when the page was told of the failed WebSocket, in milliseconds. */
export interface PublishedTime {
  readonly port: number;
  readonly beforeMs: number;
  /** With failures reported at one latency. */
  readonly afterMs: number;
}

/**
 * The talk's own numbers.
 *
 * Source: Tom Gallagher, "Port Scanning and WebSockets", NSA Information Assurance.
 * Snapshot: the talk's slides, as quoted in this project's brief.
 * Left out: which state each port was in, the browser and the number of repetitions; the talk does not say.
 */
export const PUBLISHED_TIMES: readonly PublishedTime[] = [
  { port: 80, beforeMs: 632, afterMs: 6_043 },
  { port: 443, beforeMs: 3_043, afterMs: 6_021 },
  { port: 445, beforeMs: 345, afterMs: 6_125 },
  { port: 554, beforeMs: 4_254, afterMs: 6_104 },
  { port: 3_306, beforeMs: 3_697, afterMs: 6_028 },
  { port: 3_690, beforeMs: 4_113, afterMs: 6_110 },
  { port: 1_234, beforeMs: 529, afterMs: 6_031 },
];
