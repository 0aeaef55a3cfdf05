import { sql } from "kysely";
import { SCHEMA, type SurveyDatabase } from "../store/store.ts";

const TABLES = ["site", "visit", "finding", "port", "channel", "vendor"] as const;

/**
 * Lets the database look at what its tables hold, and note which of their pages every reader may see. A server does so
 * by itself; the embedded one never does, and then guesses wrongly which way through them is short (a page of 100,000
 * sites took seconds), and reads each row behind an index that has all that is asked for.
 */
export async function refreshStatistics(db: SurveyDatabase): Promise<void> {
  for (const table of TABLES) await sql`vacuum (analyze) ${sql.table(`${SCHEMA}.${table}`)}`.execute(db);
}
