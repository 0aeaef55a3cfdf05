import { sql, type ExpressionBuilder, type RawBuilder, type SqlBool } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

/** The visits that a page is about: one cell of one survey. */
export interface Scope {
  readonly surveyId: number;
  readonly cell: number;
  /** Visits of each site in the cell. */
  readonly visits: number;
}

/** Sites, each counted once however often it was visited. */
export const SITE_COUNT = sql<number>`count(distinct ${sql.ref("visit.siteId")})::integer`.as("sites");

/** Visits in which something was found: a few in a hundred, with an index of their own. */
export function foundVisits(db: SurveyDatabase, { surveyId, cell }: Scope) {
  return db
    .selectFrom("visit")
    .where("visit.surveyId", "=", surveyId)
    .where("visit.cell", "=", cell)
    .where("visit.report", "is not", null);
}

/** Keeps one visit of each site in a cell: the first of those that the site is told by. */
export function isTelling(
  { visits }: Scope,
  build: ExpressionBuilder<Tables, "visit">,
): RawBuilder<SqlBool> | ReturnType<typeof build.not> {
  if (visits === 1) return sql<SqlBool>`true`;
  return build.not(
    build.exists(
      build
        .selectFrom("visit as better")
        .select(sql`1`.as("one"))
        .whereRef("better.surveyId", "=", "visit.surveyId")
        .whereRef("better.siteId", "=", "visit.siteId")
        .whereRef("better.cell", "=", "visit.cell")
        .where((other) =>
          other.or([
            other("better.standing", ">", other.ref("visit.standing")),
            other.and([
              other("better.standing", "=", other.ref("visit.standing")),
              other("better.visit", "<", other.ref("visit.visit")),
            ]),
          ]),
        ),
    ),
  );
}
