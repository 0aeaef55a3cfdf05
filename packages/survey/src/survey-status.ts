import type { Verdict } from "@hushport/core";
import { sql } from "kysely";
import { findSurvey } from "./find-survey.ts";
import type { Store } from "./store/store.ts";
import type { SurveyState } from "./store/tables.ts";

/** How far a survey is. */
export interface SurveyStatus {
  readonly name: string;
  readonly state: SurveyState;
  readonly sites: number;
  /** Visits of the whole plan. */
  readonly planned: number;
  readonly answered: number;
  readonly dead: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  /** Visits that ended in the last ten minutes, an hour's worth; `null` before the first. */
  readonly visitsPerHour: number | null;
  /** Most frequent first. */
  readonly errors: readonly { readonly code: string; readonly count: number }[];
}

const RATE_MINUTES = 10;

/** Counts what a survey has and what it still lacks. */
export async function surveyStatus({ db }: Store, name: string): Promise<SurveyStatus> {
  const survey = await findSurvey(db, name);
  const count = sql<number>`count(*)::integer`.as("count");
  const groups = await db
    .selectFrom("visit")
    .select(["state", "verdict", count])
    .where("surveyId", "=", survey.id)
    .groupBy(["state", "verdict"])
    .execute();
  const errors = await db
    .selectFrom("visit")
    .select(["code", count])
    .where("surveyId", "=", survey.id)
    .where("code", "is not", null)
    .groupBy("code")
    .orderBy("count", "desc")
    .execute();
  const since = new Date(Date.now() - RATE_MINUTES * 60_000);
  const recent = await db
    .selectFrom("visit")
    .select([count, sql<Date | null>`min(started_at)`.as("first")])
    .where("surveyId", "=", survey.id)
    .where("startedAt", ">", since)
    .executeTakeFirstOrThrow();
  const spanMs = recent.first === null ? 0 : Date.now() - recent.first.getTime();
  const total = (state: string): number => sum(groups.filter((group) => group.state === state));
  return {
    name: survey.name,
    state: survey.state,
    sites: survey.sites,
    planned: survey.sites * survey.cells.length * survey.visits,
    answered: total("answered"),
    dead: total("dead"),
    verdicts: Object.fromEntries(
      [...Map.groupBy(groups, ({ verdict }) => verdict)].flatMap(([verdict, rows]) =>
        verdict === null ? [] : [[verdict, sum(rows)]],
      ),
    ),
    visitsPerHour: spanMs === 0 ? null : Math.round((recent.count / spanMs) * 3_600_000),
    errors: errors.flatMap(({ code, count: errorCount }) =>
      code === null ? [] : [{ code, count: errorCount }],
    ),
  };
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
