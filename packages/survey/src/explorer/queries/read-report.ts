import { gunzipSync } from "node:zlib";
import { reportSchema, type AuditReport } from "@hushport/audit";
import { SurveyError } from "../../errors.ts";
import type { SurveyDatabase } from "../../store/store.ts";

/** Reports are under 2 MB by their making; a store that says otherwise is not believed. */
const MOST_BYTES = 64_000_000;

/**
 * Reads what a visit found.
 *
 * @returns `undefined` when there is no such visit, or nothing was found in it.
 * @throws {SurveyError} `ERR_SURVEY_REPORT` if the report is of another version of the program.
 */
export async function readReport(
  db: SurveyDatabase,
  surveyId: number,
  visitId: number,
): Promise<AuditReport | undefined> {
  const row = await db
    .selectFrom("visit")
    .select("report")
    .where("surveyId", "=", surveyId)
    .where("id", "=", visitId)
    .executeTakeFirst();
  if (row === undefined || row.report === null) return undefined;
  const json: unknown = JSON.parse(gunzipSync(row.report, { maxOutputLength: MOST_BYTES }).toString("utf8"));
  const result = reportSchema.safeParse(json);
  if (result.success) return result.data;
  throw new SurveyError(
    "ERR_SURVEY_REPORT",
    `Cannot show visit ${visitId}: its report was written by another version of Hushport`,
  );
}
