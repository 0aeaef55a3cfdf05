import { sql } from "kysely";
import { SCHEMA, type Store } from "../store/store.ts";

const TABLES = ["site", "visit", "finding", "port", "channel", "vendor"] as const;

/**
 * Lets the database look at what its tables hold: without, it guesses wrongly which way through them is short, and a page
 * of 100,000 sites takes seconds. It also notes which rows every reader may see; until then it reads each row behind an
 * index that has all that is asked for. A server does both by itself, but not at once, and the embedded one never does.
 */
export async function refreshStatistics({ db, kind }: Pick<Store, "db" | "kind">): Promise<void> {
  for (const name of TABLES) {
    const table = sql.table(`${SCHEMA}.${name}`);
    const refreshing = sql`vacuum (analyze) ${table}`.execute(db);
    // Whoever may only read goes on with what the server knows.
    await (kind === "embedded" ? refreshing : refreshing.catch(() => undefined));
  }
}
