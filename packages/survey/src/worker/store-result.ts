import { gzipSync } from "node:zlib";
import type { AuditReport } from "@hushport/audit";
import { fromKysely } from "pg-boss";
import * as z from "zod/mini";
import { queueOf, type VisitJob } from "../queue.ts";
import type { Store, SurveyTransaction } from "../store/store.ts";
import type { VisitState } from "../store/tables.ts";
import { codeOf, type KeptEvidence, type VisitResult } from "./visit-result.ts";

/** A visit that is over. */
export interface EndedVisit {
  readonly surveyId: number;
  /** The queue's job, by the attempt that this worker was given. */
  readonly job: { readonly id: string; readonly retryCount: number; readonly queue?: string };
  readonly visit: VisitJob;
  readonly result: VisitResult;
  readonly state: VisitState;
  readonly attempts: number;
  readonly worker: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly evidence: KeptEvidence;
}

/** What the queue answers; its own types leave the number out. */
const affectedSchema = z.object({ affected: z.int() });

/** The lease went to another worker while this one was at work: what it found is the other's to store. */
class LeaseLostError extends Error {}

/**
 * Stores what a visit came to and acknowledges it, in one transaction: either both happen or neither.
 *
 * @returns `false` when the lease was lost in the meantime, and nothing was stored.
 */
export async function storeResult({ db, boss }: Store, ended: EndedVisit): Promise<boolean> {
  try {
    await db.transaction().execute(async (transaction) => {
      const queue = ended.job.queue ?? queueOf(ended.surveyId);
      const { id, retryCount } = ended.job;
      const answer = await boss.complete(queue, { id, retryCount }, null, { db: fromKysely(transaction) });
      if (affectedSchema.parse(answer).affected === 0) throw new LeaseLostError();
      await insertVisit(transaction, ended);
    });
    return true;
  } catch (error) {
    if (error instanceof LeaseLostError) return false;
    throw error;
  }
}

async function insertVisit(transaction: SurveyTransaction, ended: EndedVisit): Promise<void> {
  const { surveyId, visit, result, evidence } = ended;
  const report = result.kind === "report" ? result.report : undefined;
  const inserted = await transaction
    .insertInto("visit")
    .values({
      surveyId,
      siteId: visit.siteId,
      cell: visit.cell,
      visit: visit.visit,
      state: ended.state,
      outcome: report?.outcome.kind ?? "failed",
      code: codeOf(result),
      message: messageOf(result),
      verdict: report?.verdict ?? null,
      sentence: report?.sentence ?? null,
      startedAt: ended.startedAt,
      durationMs: Math.round(ended.durationMs),
      attempts: ended.attempts,
      worker: ended.worker,
      browser: report === undefined ? null : `${report.browser.name} ${report.browser.version}`,
      finalUrl: storable(report?.finalUrl ?? null),
      title: storable(report?.title ?? null),
      probeCount: report?.totals.probes ?? 0,
      portCount: report?.totals.ports ?? 0,
      hostCount: report?.totals.hosts ?? 0,
      evidence: evidence.place,
      evidenceBytes: evidence.bytes,
      report: report === undefined || isDull(report) ? null : gzipSync(JSON.stringify(report)),
    })
    .onConflict((conflict) => conflict.columns(["surveyId", "siteId", "cell", "visit"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted !== undefined && report !== undefined) await insertFacts(transaction, inserted.id, report);
}

/** Nothing local was touched and nobody known to scan was there: the row of facts says it all. */
export function isDull({ verdict, findings, vendors }: AuditReport): boolean {
  return verdict === "clean" && findings.length === 0 && vendors.length === 0;
}

async function insertFacts(
  transaction: SurveyTransaction,
  visitId: number,
  report: AuditReport,
): Promise<void> {
  const findings = report.findings.map((finding) => ({
    visitId,
    kind: finding.kind,
    signature: finding.signature,
    vendor: finding.vendor,
    tenant: storable(finding.tenant ?? null),
    purpose: finding.purpose,
    confidence: finding.confidence,
    probeCount: finding.probeCount,
    sentence: storable(finding.sentence),
  }));
  const ports = report.ports.map(({ port, space, program, reach, state, probeCount }) => ({
    visitId,
    port,
    space,
    program,
    reach,
    state,
    probeCount,
  }));
  const channels = [...Map.groupBy(report.probes, ({ channel }) => channel)].map(([channel, probes]) => ({
    visitId,
    channel,
    probeCount: probes.length,
  }));
  const vendors = report.vendors.flatMap(({ name, purpose, tenants, isDeployed, hasScanned }) =>
    (tenants.length === 0 ? [""] : tenants).map((tenant) => ({
      visitId,
      vendor: name,
      purpose,
      tenant: storable(tenant),
      isDeployed,
      hasScanned,
    })),
  );
  if (findings.length > 0) await transaction.insertInto("finding").values(findings).execute();
  if (ports.length > 0) await transaction.insertInto("port").values(ports).execute();
  if (channels.length > 0) await transaction.insertInto("channel").values(channels).execute();
  if (vendors.length > 0) await transaction.insertInto("vendor").values(vendors).execute();
}

function messageOf(result: VisitResult): string | null {
  if (result.kind === "error") return storable(result.message);
  return result.report.outcome.kind === "loaded" ? null : storable(result.report.outcome.message);
}

/** PostgreSQL's text holds no NUL, and JSON no half of a surrogate pair; titles and addresses of pages may. */
function storable<Text extends string | null>(text: Text): Text extends null ? string | null : string;
function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll("\0", "�").toWellFormed();
}
