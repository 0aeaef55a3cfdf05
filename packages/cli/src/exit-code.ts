import type { AuditReport } from "@hushport/audit";

/** What the process says with its exit code; a script can act on it without reading the report. */
export const EXIT_CODES = {
  /** Nothing local was touched, in a visit that was complete. */
  clean: 0,
  /** Local network requests were found. */
  found: 1,
  /** The command line was wrong. */
  usage: 2,
  /** The page could not be audited, or not to the end, and nothing was found until then. */
  incomplete: 3,
  /** Stopped by a second Ctrl-C, as shells have it: 128 + SIGINT. */
  interrupted: 130,
} as const;

/** Exit code of the program. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** Partial visits that were watched for as long as was asked: the page alone was not done. */
const WATCHED_TO_THE_END: ReadonlySet<string> = new Set(["ERR_RECORDER_LOAD_TIMEOUT"]);

/** Tells the exit code of one audit. What was found stays found when the visit ended early. */
export function auditExitCode({ verdict, outcome }: Pick<AuditReport, "verdict" | "outcome">): ExitCode {
  if (outcome.kind === "failed") return EXIT_CODES.incomplete;
  if (verdict !== "clean") return EXIT_CODES.found;
  const isWhole = outcome.kind === "loaded" || WATCHED_TO_THE_END.has(outcome.code);
  return isWhole ? EXIT_CODES.clean : EXIT_CODES.incomplete;
}
