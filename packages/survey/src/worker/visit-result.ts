import type { AuditReport } from "@hushport/audit";

/** What one try of a visit came to: a report, or the error that kept it from one. */
export type VisitResult =
  | { readonly kind: "report"; readonly report: AuditReport }
  | { readonly kind: "error"; readonly code: string; readonly message: string };

/** Where a visit's evidence was put. */
export interface KeptEvidence {
  /** Folder or object name; `null` when there is none. */
  readonly place: string | null;
  readonly bytes: number;
  /** Why there is none although there should be. */
  readonly lostBy?: string;
}

/** The code by which a try is judged; `null` for a page that loaded. */
export function codeOf(result: VisitResult): string | null {
  if (result.kind === "error") return result.code;
  const { outcome } = result.report;
  return outcome.kind === "loaded" ? null : outcome.code;
}
