import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { CamelCasePlugin, Kysely, PGliteDialect, sql } from "kysely";
import { fromPglite, PgBoss } from "pg-boss";
import { SurveyError } from "../errors.ts";
import { lockFolder } from "./lock-folder.ts";
import { migrate } from "./migrate.ts";
import { QUEUE_OPTIONS } from "./queue-options.ts";
import { SCHEMA, type Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * Opens the store in a folder, without any server, and makes it where there is none. One process owns it at a time.
 *
 * @throws {SurveyError} `ERR_SURVEY_OWNED` if another process has it, `ERR_SURVEY_BROKEN` if it cannot be read, or what
 *   `migrate` throws.
 */
export async function openEmbedded(folder: string): Promise<Store> {
  const lock = await lockFolder(folder);
  try {
    return await openOwned(folder, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openOwned(folder: string, release: () => Promise<void>): Promise<Store> {
  const pglite = await openDatabase(join(folder, "database"), folder);
  const db = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const boss = new PgBoss({ ...QUEUE_OPTIONS, db: fromPglite(pglite), backend: "pglite" });
  boss.on("error", () => undefined);
  try {
    await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(db);
    await migrate(db.withSchema(SCHEMA), folder);
    await boss.start();
  } catch (error) {
    await pglite.close();
    throw error;
  }
  return {
    kind: "embedded",
    db: db.withSchema(SCHEMA),
    boss,
    close: async () => {
      await boss.stop({ graceful: false });
      await pglite.close();
      await release();
    },
  };
}

async function openDatabase(path: string, folder: string): Promise<PGlite> {
  try {
    return await PGlite.create(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SurveyError(
      "ERR_SURVEY_BROKEN",
      `Cannot open ${folder}: its database cannot be read (${reason}); move the folder away, or restore it`,
      { cause: error },
    );
  }
}
