import { join } from "node:path";
import { record, replay, type RecordOptions } from "@hushport/recorder";
import { analyse } from "./analyse.ts";
import type { AuditReport } from "./report/schema.ts";
import { EVIDENCE_FOLDER } from "./save-report.ts";

/** How a page is audited: as a recording is made, and where its bundle is kept. */
export interface AuditOptions extends Omit<RecordOptions, "onProbe" | "evidenceDir"> {
  /** Folder of the evidence bundle; without it no raw recordings are kept. */
  readonly bundleDir?: string | undefined;
}

/**
 * Visits a page and reports every local request that it makes, however the visit ends.
 *
 * @throws {RecorderError} If there is no browser, or none that starts.
 */
export async function audit(url: string, { bundleDir, ...options }: AuditOptions = {}): Promise<AuditReport> {
  const evidenceDir = bundleDir === undefined ? undefined : join(bundleDir, EVIDENCE_FOLDER);
  return analyse((onProbe) => record(url, { ...options, evidenceDir, onProbe }));
}

/**
 * Analyses the evidence in a bundle again, offline. Whether it is still what it was, `verifyBundle` tells.
 *
 * @throws {EvidenceError} If there is none, or it cannot be read.
 */
export async function replayBundle(bundleDir: string, signal?: AbortSignal): Promise<AuditReport> {
  return analyse((onProbe) =>
    replay(join(bundleDir, EVIDENCE_FOLDER), { onProbe, ...(signal === undefined ? {} : { signal }) }),
  );
}
