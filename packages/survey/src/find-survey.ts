import { SurveyError } from "./errors.ts";
import type { Cell } from "./plan/cell.ts";
import type { SurveyDatabase } from "./store/store.ts";
import type { SurveyState } from "./store/tables.ts";

/** What everybody who works with a survey needs to know of it. */
export interface KnownSurvey {
  readonly id: number;
  readonly name: string;
  readonly state: SurveyState;
  readonly sites: number;
  readonly cells: readonly { readonly label: string; readonly options: Cell }[];
  /** Visits of each site in each cell. */
  readonly visits: number;
}

/**
 * Looks a survey up by its name.
 *
 * @throws {SurveyError} `ERR_SURVEY_UNKNOWN` if there is none, with the names that there are.
 */
export async function findSurvey(db: SurveyDatabase, name: string): Promise<KnownSurvey> {
  const survey = await db
    .selectFrom("survey")
    .select(["id", "name", "state", "plan", "siteCount"])
    .where("name", "=", name)
    .executeTakeFirst();
  if (survey === undefined) {
    const others = await db.selectFrom("survey").select("name").orderBy("name").limit(10).execute();
    const hint =
      others.length === 0 ? "create it first" : `there are ${others.map((other) => other.name).join(", ")}`;
    throw new SurveyError("ERR_SURVEY_UNKNOWN", `Cannot find a survey named ${name}: ${hint}`);
  }
  const cells = await db
    .selectFrom("cell")
    .select(["label", "options"])
    .where("surveyId", "=", survey.id)
    .orderBy("cell")
    .execute();
  const { id, state, plan, siteCount } = survey;
  return { id, name: survey.name, state, sites: siteCount, cells, visits: plan.visits };
}
