import { sql } from "kysely";
import type { KnownSurvey } from "../find-survey.ts";
import type { Store } from "../store/store.ts";

/** Tells whether somebody has stopped a survey. */
export async function isStopped({ db }: Store, id: number): Promise<boolean> {
  const survey = await db.selectFrom("survey").select("state").where("id", "=", id).executeTakeFirst();
  return survey?.state !== "open";
}

/** A survey is done when every visit of its plan has a row; what the queue says of itself is up to a minute old. */
export async function isDone({ db }: Store, { id, cells, visits }: KnownSurvey): Promise<boolean> {
  const { missing } = await db
    .selectNoFrom((build) => [
      sql<number>`(${build
        .selectFrom("site")
        .select(sql`count(*)`.as("n"))
        .where("surveyId", "=", id)} * ${build.val(cells.length * visits)}
        - ${build
          .selectFrom("visit")
          .select(sql`count(*)`.as("n"))
          .where("surveyId", "=", id)})::integer`.as("missing"),
    ])
    .executeTakeFirstOrThrow();
  return missing <= 0;
}
