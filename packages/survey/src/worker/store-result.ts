import { gzipSync } from "node:zlib";
import type { AuditReport } from "@hushport/audit";
import { sql } from "kysely";
import type { VisitJob } from "../queue.ts";
import type { SurveyTransaction } from "../store/store.ts";
import type { VisitState } from "../store/tables.ts";
import { codeOf, type KeptEvidence, type VisitResult } from "./visit-result.ts";

/** A visit that is over. */
export interface EndedVisit {
  readonly surveyId: number;
  readonly visit: VisitJob;
  readonly result: VisitResult;
  readonly state: VisitState;
  /** How many times it was tried, this one included. */
  readonly attempts: number;
  readonly worker: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly evidence: KeptEvidence;
}

/** Columns of a visit's row that are handed over as they are; a report goes in base64. */
const COLUMNS = [
  ["survey_id", "integer"],
  ["site_id", "integer"],
  ["cell", "integer"],
  ["visit", "integer"],
  ["state", "text"],
  ["outcome", "text"],
  ["code", "text"],
  ["message", "text"],
  ["verdict", "text"],
  ["sentence", "text"],
  ["started_at", "timestamptz"],
  ["duration_ms", "integer"],
  ["attempts", "integer"],
  ["worker", "text"],
  ["browser", "text"],
  ["final_url", "text"],
  ["title", "text"],
  ["probe_count", "integer"],
  ["port_count", "integer"],
  ["host_count", "integer"],
  ["evidence", "text"],
  ["evidence_bytes", "bigint"],
] as const;

/**
 * Stores the rows of visits, in one statement whatever their number, and what was found in them. A visit that has its
 * row already keeps it.
 */
export async function insertVisits(
  transaction: SurveyTransaction,
  ended: readonly EndedVisit[],
): Promise<void> {
  if (ended.length === 0) return;
  const names = sql.join(COLUMNS.map(([name]) => sql.ref(name)));
  const types = sql.join(COLUMNS.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
  const { rows } = await sql<{ id: number; siteId: number; cell: number; visit: number }>`
    insert into ${sql.table("hushport.visit")} (${names}, report)
    select ${names}, decode(report, 'base64')
    from jsonb_to_recordset(${JSON.stringify(ended.map(rowOf))}::jsonb) as entry(${types}, report text)
    on conflict (survey_id, site_id, cell, visit) do nothing
    returning id, site_id, cell, visit`.execute(transaction);
  const ids = new Map(rows.map(({ id, siteId, cell, visit }) => [`${siteId} ${cell} ${visit}`, id]));
  for (const { visit, result } of ended) {
    const id = ids.get(`${visit.siteId} ${visit.cell} ${visit.visit}`);
    if (id !== undefined && result.kind === "report") await insertFacts(transaction, id, result.report);
  }
}

function rowOf(ended: EndedVisit): Readonly<Record<string, unknown>> {
  const { surveyId, visit, result, evidence } = ended;
  const report = result.kind === "report" ? result.report : undefined;
  return {
    survey_id: surveyId,
    site_id: visit.siteId,
    cell: visit.cell,
    visit: visit.visit,
    state: ended.state,
    outcome: report?.outcome.kind ?? "failed",
    code: codeOf(result),
    message: messageOf(result),
    verdict: report?.verdict ?? null,
    sentence: storable(report?.sentence ?? null),
    started_at: ended.startedAt.toISOString(),
    duration_ms: Math.round(ended.durationMs),
    attempts: ended.attempts,
    worker: ended.worker,
    browser: report === undefined ? null : `${report.browser.name} ${report.browser.version}`,
    final_url: storable(report?.finalUrl ?? null),
    title: storable(report?.title ?? null),
    probe_count: report?.totals.probes ?? 0,
    port_count: report?.totals.ports ?? 0,
    host_count: report?.totals.hosts ?? 0,
    evidence: evidence.place,
    evidence_bytes: evidence.bytes,
    report:
      report === undefined || isDull(report) ? null : gzipSync(JSON.stringify(report)).toString("base64"),
  };
}

/** Nothing local was touched and nobody known to scan was there: the row of facts says it all. */
export function isDull({ verdict, findings, vendors }: AuditReport): boolean {
  return verdict === "clean" && findings.length === 0 && vendors.length === 0;
}

/** Stores what was found in a visit, beside its row. */
export async function insertFacts(
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
