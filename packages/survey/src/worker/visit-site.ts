import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveReport, type AuditOptions, type AuditReport } from "@hushport/audit";
import type { Cell } from "../plan/cell.ts";
import type { VisitJob } from "../queue.ts";
import { NO_EVIDENCE, type EvidenceStore } from "./keep-evidence.ts";
import type { KeptEvidence, VisitResult } from "./visit-result.ts";

/** Audits one page; `audit` of `@hushport/audit`, or what stands in for a browser in a soak of the queue. */
export type Auditor = (url: string, options: AuditOptions) => Promise<AuditReport>;

/** What a visit needs beside its job. */
export interface VisitTools {
  readonly auditor: Auditor;
  readonly evidence: EvidenceStore | undefined;
  /** Beside its dwell: a visit that takes longer is given up, its browser ended. */
  readonly deadlineMs: number;
  readonly auditOptions: AuditOptions;
}

/** Past the deadline an audit is told to end; this is how long it may take to do so. */
const END_MS = 10_000;

/** What one try of a visit came to. */
export interface TriedVisit {
  readonly result: VisitResult;
  readonly evidence: KeptEvidence;
}

/**
 * Visits one site in one cell, within its deadline. Never rejects: whatever happens is a result.
 *
 * @param isWorthKeeping Tells whether the evidence of a result is kept.
 */
export async function visitSite(
  visit: VisitJob,
  cell: Cell,
  tools: VisitTools,
  isWorthKeeping: (result: VisitResult) => boolean,
): Promise<TriedVisit> {
  const scratch = tools.evidence === undefined ? undefined : await makeScratch();
  try {
    const result = await auditWithin(visit, { ...tools, cell, scratch });
    if (scratch === undefined || tools.evidence === undefined || !isWorthKeeping(result)) {
      return { result, evidence: NO_EVIDENCE };
    }
    return { result, evidence: await keep(visit, result, scratch, tools.evidence) };
  } catch (error) {
    return { result: asError(error), evidence: NO_EVIDENCE };
  } finally {
    if (scratch !== undefined)
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

/** @returns `undefined` on a disk that is full: a visit without evidence is better than none. */
async function makeScratch(): Promise<string | undefined> {
  return mkdtemp(join(tmpdir(), "hushport-visit-")).catch(() => undefined);
}

async function auditWithin(
  visit: VisitJob,
  {
    auditor,
    auditOptions,
    deadlineMs,
    cell,
    scratch,
  }: VisitTools & { cell: Cell; scratch: string | undefined },
): Promise<VisitResult> {
  const allowedMs = deadlineMs + cell.dwellMs;
  const late = new AbortController();
  const deadline = setTimeout(
    () => late.abort(new DOMException("The visit is late", "TimeoutError")),
    allowedMs,
  );
  const auditing = auditor(visit.url, {
    ...auditOptions,
    lna: cell.lna,
    device: cell.device,
    consent: cell.consent,
    dwellMs: cell.dwellMs,
    ...(cell.userAgent === null ? {} : { userAgent: cell.userAgent }),
    ...(cell.browser === "chromium" ? {} : { browserPath: cell.browser }),
    ...(scratch === undefined ? {} : { bundleDir: scratch }),
    signal: late.signal,
  }).then(
    (report): VisitResult => ({ kind: "report", report }),
    (error: unknown) => asError(error),
  );
  const { promise: hung, resolve: giveUp } = Promise.withResolvers<VisitResult>();
  const end = setTimeout(() => {
    const message = `The visit took more than ${(allowedMs + END_MS) / 1000} s and was given up`;
    giveUp({ kind: "error", code: "ERR_SURVEY_VISIT_HUNG", message });
  }, allowedMs + END_MS);
  try {
    return await Promise.race([auditing, hung]);
  } finally {
    // A clock that runs on keeps the report of its visit: 60,000 of them, where visits are short and deadlines are not.
    clearTimeout(deadline);
    clearTimeout(end);
  }
}

async function keep(
  visit: VisitJob,
  result: VisitResult,
  scratch: string,
  evidence: EvidenceStore,
): Promise<KeptEvidence> {
  try {
    if (result.kind === "report") await saveReport(result.report, scratch);
    return await evidence.keep(scratch, `${visit.siteId}-${visit.cell}-${visit.visit}`);
  } catch (error) {
    // The facts go into the store all the same; a full disk costs only the evidence.
    return { ...NO_EVIDENCE, lostBy: error instanceof Error ? error.message : String(error) };
  }
}

/** Codes of ours are kept; those of the system (`ENOSPC`, `EMFILE`) say nothing of the site. */
function asError(error: unknown): VisitResult {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return {
    kind: "error",
    code: /^ERR_(?:RECORDER|SURVEY)_/.test(code) ? code : "ERR_SURVEY_VISIT",
    message: error instanceof Error ? error.message : String(error),
  };
}
