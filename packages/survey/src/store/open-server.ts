import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { PgBoss } from "pg-boss";
import { SurveyError } from "../errors.ts";
import { isFinal } from "./is-final.ts";
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
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    // Compiling a query of the explorer takes longer than running it: 150 of 160 ms. Servers without it say so.
    void client.query("set jit = off").catch(() => undefined);
  });
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const boss = new PgBoss({ ...QUEUE_OPTIONS, connectionString: url, backend, max: 6 });
  boss.on("error", () => undefined);
  try {
    await createSchema(db);
    await migrate(db.withSchema(SCHEMA), place);
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await pool.end();
    // `migrate` wraps what the server said.
    const cause = error instanceof SurveyError ? (error.cause ?? error) : error;
    if (isFinal(cause, "server")) throw error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SurveyError("ERR_SURVEY_UNREACHABLE", `Cannot open ${place}: ${reason}`, { cause });
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

/** Two programs that start at once may both find no schema; the second one then finds that of the first. */
async function createSchema(db: Kysely<Tables>): Promise<void> {
  const create = sql`create schema if not exists ${sql.id(SCHEMA)}`;
  await create.execute(db).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "23505") return create.execute(db);
    throw error;
  });
}

function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return "the database";
  parsed.password = "";
  return parsed.href;
}
