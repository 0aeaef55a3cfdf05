import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { EVIDENCE_FILES, record, replay, type RecordOptions } from "@hushport/recorder";
import { analyse } from "./analyse.ts";
import { isolateVisit, type IsolatedVisit } from "./isolate-visit.ts";
import type { AuditReport } from "./report/schema.ts";
import { EVIDENCE_FOLDER } from "./save-report.ts";

/** How a page is audited: as a recording is made, from where, and where its bundle is kept. */
export interface AuditOptions extends Omit<
  RecordOptions,
  "onProbe" | "evidenceDir" | "spawn" | "isIsolated"
> {
  /** Folder of the evidence bundle; without it no raw recordings are kept. */
  readonly bundleDir?: string | undefined;
  /** `namespace` visits from a network of its own, in which nothing of this machine listens. Default `none`. */
  readonly isolation?: "none" | "namespace";
}

interface Evidence {
  readonly evidenceDir: string | undefined;
  readonly warnings: readonly string[];
}

const NO_EVIDENCE: Evidence = { evidenceDir: undefined, warnings: [] };

/** A disk that takes no evidence costs the evidence, not the visit. */
async function prepareEvidence(evidenceDir: string): Promise<Evidence> {
  try {
    await mkdir(join(evidenceDir, EVIDENCE_FILES.scripts), { recursive: true });
    return { evidenceDir, warnings: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { evidenceDir: undefined, warnings: [`No raw recordings were kept: ${reason}.`] };
  }
}

const HERE: IsolatedVisit = { recordOptions: {}, warnings: [] };

/**
 * Visits a page and reports every local request that it makes, however the visit ends.
 *
 * @throws {RecorderError} If there is no browser, or none that starts.
 * @throws {IsolationError} If a network of its own was asked for and the system allows none.
 */
export async function audit(url: string, options: AuditOptions = {}): Promise<AuditReport> {
  const { bundleDir, isolation = "none", ...visitOptions } = options;
  const evidence =
    bundleDir === undefined ? NO_EVIDENCE : await prepareEvidence(join(bundleDir, EVIDENCE_FOLDER));
  const visit = ({ recordOptions, warnings }: IsolatedVisit): Promise<AuditReport> =>
    analyse(async (onProbe) => {
      const { evidenceDir } = evidence;
      const recording = await record(url, { ...visitOptions, ...recordOptions, evidenceDir, onProbe });
      return { ...recording, warnings: [...recording.warnings, ...evidence.warnings, ...warnings] };
    });
  return isolation === "none" ? visit(HERE) : isolateVisit(options.resolutions ?? [], visit);
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
