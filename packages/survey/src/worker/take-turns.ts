import { sql } from "kysely";
import type { Store, SurveyDatabase } from "../store/store.ts";

/** How long a turn lasts without a sign of life: a little longer than the queue lets a visit be silent. */
const TURN_MS = 12_000;

/**
 * Takes turns, each for one key (an address, a registrable domain) and one visit at a time on whatever machine. Keys
 * are taken in order, so that two workers never wait for each other.
 *
 * @returns Those that no other visit has.
 */
export async function takeTurns(
  { db }: Store,
  worker: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const until = fromNow(TURN_MS);
  const taken = await db
    .insertInto("busy")
    .columns(["key", "worker", "until"])
    .expression((build) =>
      build
        .selectFrom(
          sql<{ value: string }>`jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)`.as<"wanted">(
            sql`wanted(value)`,
          ),
        )
        .select(["wanted.value", sql.val(worker).as("worker"), until.as("until")])
        .orderBy("wanted.value"),
    )
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet({ worker, until })
        .where("busy.until", "<", sql<Date>`now()`),
    )
    .returning(["key"])
    .execute();
  return new Set(taken.map(({ key }) => key));
}

/** A sign of life for turns that are held. */
export async function keepTurns({ db }: Store, worker: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable("busy")
    .set({ until: fromNow(TURN_MS) })
    .where("key", "in", held(db, worker, keys))
    .execute();
}

/** Gives turns back, `pauseMs` from now. */
export async function endTurns(
  db: SurveyDatabase,
  worker: string,
  keys: readonly string[],
  pauseMs: number,
): Promise<void> {
  if (keys.length === 0) return;
  if (pauseMs > 0) {
    await db
      .updateTable("busy")
      .set({ until: fromNow(pauseMs) })
      .where("key", "in", held(db, worker, keys))
      .execute();
  } else {
    await db
      .deleteFrom("busy")
      .where("key", "in", held(db, worker, keys))
      .execute();
  }
}

/** Forgets turns that ended a while ago: pauses leave them behind. */
export async function forgetTurns({ db }: Store): Promise<void> {
  const old = db
    .selectFrom("busy")
    .select("key")
    .where("until", "<", sql<Date>`now() - interval '1 minute'`)
    .orderBy("key")
    .forUpdate()
    .skipLocked();
  await db.deleteFrom("busy").where("key", "in", old).execute();
}

/** Locks rows in the order in which `takeTurns` does. */
function held(db: SurveyDatabase, worker: string, keys: readonly string[]) {
  return db
    .selectFrom("busy")
    .select("key")
    .where("key", "=", sql<string>`any(${[...keys]}::text[])`)
    .where("worker", "=", worker)
    .orderBy("key")
    .forUpdate();
}

/** By the database's clock: those of the machines differ. */
function fromNow(ms: number) {
  return sql<Date>`now() + ${ms} * interval '1 millisecond'`;
}
