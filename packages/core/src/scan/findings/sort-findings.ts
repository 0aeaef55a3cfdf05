import { FINDING_KINDS, type Finding } from "../finding.ts";

/** Orders findings as a reader wants them: scans first, the surest first, then the larger. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) ||
      b.confidence - a.confidence ||
      b.probeCount - a.probeCount,
  );
}
