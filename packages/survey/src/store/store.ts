import type { Kysely, Transaction } from "kysely";
import type { PgBoss } from "pg-boss";
import type { Tables } from "./tables.ts";

/** Queries and transactions over the tables of a survey store. */
export type SurveyDatabase = Kysely<Tables>;

/** One transaction over the tables of a survey store. */
export type SurveyTransaction = Transaction<Tables>;

/** An open store: its tables, and the queue that lives in the same database. */
export interface Store {
  readonly kind: "embedded" | "server";
  readonly db: SurveyDatabase;
  readonly boss: PgBoss;
  /** Lets the queue write inside a transaction of the tables. */
  readonly close: () => Promise<void>;
}

/** Schema of our tables; the queue keeps its own in `pgboss`. */
export const SCHEMA = "hushport";
