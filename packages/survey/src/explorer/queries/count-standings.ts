import { sql } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import { standingOf, type Standing } from "../standing.ts";
import type { Scope } from "./scope.ts";

/** How many sites stand how; sites that wait for their visit are in none. */
export type StandingCounts = Readonly<Record<Standing, number>>;

/** Counts the sites of a cell by what their visits came to. */
export async function countStandings(db: SurveyDatabase, scope: Scope): Promise<StandingCounts> {
  const visits = db.selectFrom("visit").where("surveyId", "=", scope.surveyId).where("cell", "=", scope.cell);
  // The visit that a site is told by is the one of the greatest standing; looking each up takes three times as long.
  const sites =
    scope.visits === 1
      ? visits.select("standing")
      : visits.select((build) => build.fn.max("standing").as("standing")).groupBy("siteId");
  const rows = await db
    .selectFrom(sites.as("told"))
    .select(["told.standing", sql<number>`count(*)::integer`.as("sites")])
    .groupBy("told.standing")
    .execute();
  const counts: Record<Standing, number> = { failed: 0, clean: 0, "local-access": 0, scan: 0 };
  for (const { standing, sites } of rows) counts[standingOf(standing)] = sites;
  return counts;
}
