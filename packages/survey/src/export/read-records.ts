import { sql } from "kysely";
import { findSurvey, type KnownSurvey } from "../find-survey.ts";
import type { SurveyDatabase } from "../store/store.ts";

/** One visit that ended, as every format of an export has it. */
export interface VisitRecord {
  readonly survey: string;
  readonly site: string;
  readonly domain: string;
  readonly rank: number | null;
  readonly cell: number;
  readonly cell_label: string;
  readonly visit: number;
  readonly state: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly verdict: string | null;
  readonly sentence: string | null;
  readonly started_at: Date;
  readonly duration_ms: number;
  readonly attempts: number;
  readonly worker: string;
  readonly browser: string | null;
  readonly final_url: string | null;
  readonly title: string | null;
  readonly probe_count: number;
  readonly port_count: number;
  readonly host_count: number;
  readonly signatures: readonly string[];
  readonly purposes: readonly string[];
  readonly vendors: readonly string[];
  readonly vendors_scanning: readonly string[];
  readonly tenants: readonly string[];
  readonly ports: readonly string[];
  readonly programs: readonly string[];
  readonly channels: readonly string[];
  readonly evidence: string | null;
  readonly evidence_bytes: number;
}

/** Visits that are in memory at once. */
const BATCH = 1_000;

/**
 * Reads every visit of a survey, batch by batch. Visits that are stored meanwhile may be missing.
 *
 * @throws {SurveyError} `ERR_SURVEY_UNKNOWN` if there is no such survey.
 */
export async function* readRecords(db: SurveyDatabase, name: string): AsyncGenerator<readonly VisitRecord[]> {
  const survey = await findSurvey(db, name);
  for (let last = 0; ;) {
    const visits = await readVisits(db, survey.id, last);
    const end = visits.at(-1);
    if (end === undefined) return;
    last = end.id;
    const facts = await readFacts(
      db,
      visits.filter(({ hasReport }) => hasReport).map(({ id }) => id),
    );
    yield visits.map((visit) => Object.assign(toRecord(survey, visit), facts.get(visit.id) ?? NO_FACTS));
  }
}

function toRecord(
  { name, cells }: KnownSurvey,
  visit: Awaited<ReturnType<typeof readVisits>>[number],
): Omit<VisitRecord, keyof Facts> {
  return {
    survey: name,
    site: visit.url,
    domain: visit.domain,
    rank: visit.rank,
    cell: visit.cell,
    cell_label: cells[visit.cell]?.label ?? "",
    visit: visit.visit,
    state: visit.state,
    outcome: visit.outcome,
    code: visit.code,
    message: visit.message,
    verdict: visit.verdict,
    sentence: visit.sentence,
    started_at: visit.startedAt,
    duration_ms: visit.durationMs,
    attempts: visit.attempts,
    worker: visit.worker,
    browser: visit.browser,
    final_url: visit.finalUrl,
    title: visit.title,
    probe_count: visit.probeCount,
    port_count: visit.portCount,
    host_count: visit.hostCount,
    evidence: visit.evidence,
    evidence_bytes: visit.bytes,
  };
}

async function readVisits(db: SurveyDatabase, surveyId: number, after: number) {
  return db
    .selectFrom("visit")
    .innerJoin("site", "site.id", "visit.siteId")
    .select([
      "visit.id",
      "site.url",
      "site.domain",
      "site.rank",
      "visit.cell",
      "visit.visit",
      "visit.state",
      "visit.outcome",
      "visit.code",
      "visit.message",
      "visit.verdict",
      "visit.sentence",
      "visit.startedAt",
      "visit.durationMs",
      "visit.attempts",
      "visit.worker",
      "visit.browser",
      "visit.finalUrl",
      "visit.title",
      "visit.probeCount",
      "visit.portCount",
      "visit.hostCount",
      "visit.evidence",
      sql<number>`${sql.ref("visit.evidenceBytes")}::double precision`.as("bytes"),
      sql<boolean>`${sql.ref("visit.report")} is not null`.as("hasReport"),
    ])
    .where("visit.surveyId", "=", surveyId)
    .where("visit.id", ">", after)
    .orderBy("visit.id")
    .limit(BATCH)
    .execute();
}

type Facts = Pick<
  VisitRecord,
  "signatures" | "purposes" | "vendors" | "vendors_scanning" | "tenants" | "ports" | "programs" | "channels"
>;

const NO_FACTS: Facts = {
  signatures: [],
  purposes: [],
  vendors: [],
  vendors_scanning: [],
  tenants: [],
  ports: [],
  programs: [],
  channels: [],
};

async function readFacts(db: SurveyDatabase, ids: readonly number[]): Promise<ReadonlyMap<number, Facts>> {
  if (ids.length === 0) return new Map();
  const [findings, vendors, ports, channels] = await Promise.all([
    db
      .selectFrom("finding")
      .select(["visitId", "signature", "purpose"])
      .where("visitId", "in", ids)
      .execute(),
    db
      .selectFrom("vendor")
      .select(["visitId", "vendor", "tenant", "hasScanned"])
      .where("visitId", "in", ids)
      .execute(),
    db
      .selectFrom("port")
      .select(["visitId", "port", "space", "program"])
      .where("visitId", "in", ids)
      .execute(),
    db.selectFrom("channel").select(["visitId", "channel"]).where("visitId", "in", ids).execute(),
  ]);
  const [findingsOf, vendorsOf, portsOf, channelsOf] = [
    Map.groupBy(findings, ({ visitId }) => visitId),
    Map.groupBy(vendors, ({ visitId }) => visitId),
    Map.groupBy(ports, ({ visitId }) => visitId),
    Map.groupBy(channels, ({ visitId }) => visitId),
  ];
  return new Map(
    ids.map((id) => {
      const [ofFindings, ofVendors, ofPorts] = [
        findingsOf.get(id) ?? [],
        vendorsOf.get(id) ?? [],
        portsOf.get(id) ?? [],
      ];
      return [
        id,
        {
          signatures: unique(ofFindings.map(({ signature }) => signature)),
          purposes: unique(ofFindings.map(({ purpose }) => purpose)),
          vendors: unique(ofVendors.map(({ vendor }) => vendor)),
          vendors_scanning: unique(
            ofVendors.filter(({ hasScanned }) => hasScanned).map(({ vendor }) => vendor),
          ),
          tenants: unique(ofVendors.map(({ tenant }) => tenant).filter((tenant) => tenant !== "")),
          ports: unique(ofPorts.map(({ port, space }) => `${space}:${port}`)),
          programs: unique(ofPorts.flatMap(({ program }) => program ?? [])),
          channels: unique((channelsOf.get(id) ?? []).map(({ channel }) => channel)),
        },
      ];
    }),
  );
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}
