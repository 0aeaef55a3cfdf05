import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { PgBoss } from "pg-boss";
import { SurveyError } from "../errors.ts";
import { migrate } from "./migrate.ts";
import { SCHEMA, type Store } from "./store.ts";
import type { Tables } from "./tables.ts";
import { QUEUE_OPTIONS } from "./queue-options.ts";

/** Database servers that the queue knows how to work with. */
export const SERVER_KINDS = ["postgres", "citus", "yugabytedb", "cockroachdb"] as const;

/** A database server that the queue knows how to work with. */
export type ServerKind = (typeof SERVER_KINDS)[number];

const CONNECT_DEADLINE_MS = 10_000;
/** Above any query on a survey of millions; a connection that died silently is noticed after this. */
const QUERY_DEADLINE_MS = 120_000;

/**
 * Opens the store in a database server, and makes its tables where there are none.
 *
 * @param url `postgres://user:password@host:port/database`.
 * @throws {SurveyError} `ERR_SURVEY_UNREACHABLE` if the server does not answer, or what `migrate` throws.
 */
export async function openServer(url: string, backend: ServerKind = "postgres"): Promise<Store> {
  const place = withoutPassword(url);
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_DEADLINE_MS,
    query_timeout: QUERY_DEADLINE_MS,
    keepAlive: true,
  });
  // A server that restarts breaks connections, idle ones and those between two queries; the next query opens new ones.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  try {
    await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(db);
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? error.message : String(error);
    throw new SurveyError("ERR_SURVEY_UNREACHABLE", `Cannot open ${place}: ${reason}`, { cause: error });
  }
  const boss = new PgBoss({ ...QUEUE_OPTIONS, connectionString: url, backend, max: 6 });
  boss.on("error", () => undefined);
  try {
    await migrate(db.withSchema(SCHEMA), place);
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await pool.end();
    throw error;
  }
  return {
    kind: "server",
    db: db.withSchema(SCHEMA),
    boss,
    close: async () => {
      await boss.stop({ graceful: false });
      await db.destroy();
    },
  };
}

function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return "the database";
  parsed.password = "";
  return parsed.href;
}
