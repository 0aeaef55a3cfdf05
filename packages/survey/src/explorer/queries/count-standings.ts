import { sql } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import { standingOf, type Standing } from "../standing.ts";
import { isTelling, type Scope } from "./scope.ts";

/** How many sites stand how; sites that wait for their visit are in none. */
export type StandingCounts = Readonly<Record<Standing, number>>;

/** Counts the sites of a cell by what their visits came to. */
export async function countStandings(db: SurveyDatabase, scope: Scope): Promise<StandingCounts> {
  const rows = await db
    .selectFrom("visit")
    .select(["standing", sql<number>`count(*)::integer`.as("sites")])
    .where("surveyId", "=", scope.surveyId)
    .where("cell", "=", scope.cell)
    .where((build) => isTelling(scope, build))
    .groupBy("standing")
    .execute();
  const counts: Record<Standing, number> = { failed: 0, clean: 0, "local-access": 0, scan: 0 };
  for (const { standing, sites } of rows) counts[standingOf(standing)] = sites;
  return counts;
}
