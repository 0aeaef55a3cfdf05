import type { KeptEvidence } from "./visit-result.ts";

/** Where evidence is kept for good: a folder, or a bucket. */
export interface EvidenceStore {
  /**
   * Keeps a visit's bundle.
   *
   * @param folder The bundle as the audit wrote it; the caller removes it.
   * @param name Unique in the survey: `SITE-CELL-VISIT`.
   */
  readonly keep: (folder: string, name: string) => Promise<KeptEvidence>;
}

/** Nothing is kept. */
export const NO_EVIDENCE: KeptEvidence = { place: null, bytes: 0 };
