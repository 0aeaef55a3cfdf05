import type { Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { SurveyError } from "../errors.ts";
import { MIGRATIONS } from "./migrations.ts";
import { SCHEMA } from "./store.ts";

/**
 * Brings the tables up to this program's version, each step in a transaction: an interrupted one leaves the old tables
 * readable. Several programs may start at once; one migrates and the others wait.
 *
 * @throws {SurveyError} `ERR_SURVEY_SCHEMA_NEWER` for a store of a later program, `ERR_SURVEY_MIGRATION` if a step fails.
 */
export async function migrate<Database>(
  db: Kysely<Database>,
  place: string,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  const migrator = new Migrator({
    db,
    migrationTableSchema: SCHEMA,
    migrationTableName: "migration",
    migrationLockTableName: "migration_lock",
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const reason = error instanceof Error ? error.message : "no reason given";
  if (/previously executed migration .* is missing/.test(reason)) {
    throw new SurveyError(
      "ERR_SURVEY_SCHEMA_NEWER",
      `Cannot open ${place}: it was written by a later Hushport; update this one`,
    );
  }
  const failed = results?.find(({ status }) => status === "Error")?.migrationName ?? "the first step";
  throw new SurveyError(
    "ERR_SURVEY_MIGRATION",
    `Cannot bring ${place} up to date: ${failed} failed, and the old tables are as they were: ${reason}`,
    { cause: error },
  );
}
