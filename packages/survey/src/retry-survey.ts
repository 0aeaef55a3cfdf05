import { fromKysely } from "pg-boss";
import { findSurvey } from "./find-survey.ts";
import { queueOf, type VisitJob } from "./queue.ts";
import type { Store } from "./store/store.ts";

const BATCH = 1_000;

/**
 * Puts every visit that was given up back into the queue. Row and job change places in one transaction, so that a visit
 * is never both, and never neither.
 *
 * @returns How many.
 */
export async function retrySurvey(store: Store, name: string): Promise<number> {
  const { id } = await findSurvey(store.db, name);
  let total = 0;
  for (let batch = BATCH; batch === BATCH; total += batch) batch = await retryBatch(store, id);
  return total;
}

async function retryBatch({ db, boss }: Store, surveyId: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const dead = await transaction
      .deleteFrom("visit")
      .where("id", "in", (build) =>
        build
          .selectFrom("visit")
          .select("id")
          .where("surveyId", "=", surveyId)
          .where("state", "=", "dead")
          .orderBy("id")
          .limit(BATCH),
      )
      .returning(["id", "siteId", "cell", "visit"])
      .execute();
    if (dead.length === 0) return 0;
    const ids = dead.map(({ id }) => id);
    for (const table of ["finding", "port", "channel", "vendor"] as const) {
      await transaction.deleteFrom(table).where("visitId", "in", ids).execute();
    }
    const sites = await transaction
      .selectFrom("site")
      .select(["id", "url", "domain"])
      .where(
        "id",
        "in",
        dead.map(({ siteId }) => siteId),
      )
      .execute();
    const known = new Map(sites.map((site) => [site.id, site]));
    const jobs = dead.flatMap(({ siteId, cell, visit }) => {
      const site = known.get(siteId);
      if (site === undefined) return [];
      const data: VisitJob = { siteId, url: site.url, domain: site.domain, cell, visit, triesBefore: 0 };
      return [{ data, group: { id: site.domain } }];
    });
    await boss.insert(queueOf(surveyId), jobs, { db: fromKysely(transaction) });
    return dead.length;
  });
}
