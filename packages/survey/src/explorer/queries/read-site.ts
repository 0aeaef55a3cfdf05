import type { Verdict } from "@hushport/core";
import { sql } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import type { VisitState } from "../../store/tables.ts";
import { MOST_VISITS } from "../../plan/plan.ts";
import { standingOf, type Standing } from "../standing.ts";

/** One visit of a site. */
export interface SiteVisit {
  readonly id: number;
  readonly cell: number;
  readonly visit: number;
  readonly state: VisitState;
  readonly standing: Standing;
  readonly verdict: Verdict | null;
  readonly sentence: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly title: string | null;
  readonly finalUrl: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly attempts: number;
  readonly browser: string | null;
  readonly probeCount: number;
  readonly portCount: number;
  readonly evidence: string | null;
  readonly evidenceBytes: number;
  readonly hasReport: boolean;
}

/** A site, with all of its visits. */
export interface SiteFacts {
  readonly id: number;
  readonly url: string;
  readonly domain: string;
  readonly rank: number | null;
  readonly visits: readonly SiteVisit[];
  readonly vendors: readonly {
    readonly vendor: string;
    readonly tenant: string;
    readonly hasScanned: boolean;
  }[];
}

/** @returns `undefined` when the survey has no such site. */
export async function readSite(
  db: SurveyDatabase,
  surveyId: number,
  id: number,
): Promise<SiteFacts | undefined> {
  const site = await db
    .selectFrom("site")
    .select(["id", "url", "domain", "rank"])
    .where("surveyId", "=", surveyId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (site === undefined) return undefined;
  const rows = await db
    .selectFrom("visit")
    .select([
      "id",
      "cell",
      "visit",
      "state",
      "standing",
      "verdict",
      "sentence",
      "code",
      "message",
      "title",
      "finalUrl",
      "startedAt",
      "durationMs",
      "attempts",
      "browser",
      "probeCount",
      "portCount",
      "evidence",
      sql<number>`${sql.ref("evidenceBytes")}::double precision`.as("evidenceBytes"),
      sql<boolean>`${sql.ref("report")} is not null`.as("hasReport"),
    ])
    .where("surveyId", "=", surveyId)
    .where("siteId", "=", id)
    .orderBy("cell")
    .orderBy("visit")
    .limit(MOST_VISITS)
    .execute();
  const vendors = await db
    .selectFrom("visit")
    .innerJoin("vendor", "vendor.visitId", "visit.id")
    .select([
      "vendor.vendor",
      "vendor.tenant",
      sql<boolean>`bool_or(${sql.ref("vendor.hasScanned")})`.as("hasScanned"),
    ])
    .where("visit.surveyId", "=", surveyId)
    .where("visit.siteId", "=", id)
    .groupBy(["vendor.vendor", "vendor.tenant"])
    .orderBy("vendor.vendor")
    .orderBy("vendor.tenant")
    .execute();
  const visits = rows.map(({ standing, ...row }) => Object.assign(row, { standing: standingOf(standing) }));
  return { ...site, visits, vendors };
}
