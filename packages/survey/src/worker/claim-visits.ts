import { fromKysely, type Job } from "pg-boss";
import { LOST_WORKERS, queueOf, type VisitJob } from "../queue.ts";
import type { Store } from "../store/store.ts";
import type { FindAddresses } from "./find-addresses.ts";
import { endTurns, takeTurns } from "./take-turns.ts";

/** A visit that is this worker's, with the turns of everything that it will be at. */
export interface ClaimedVisit {
  readonly job: Job<VisitJob>;
  readonly host: string;
  readonly addresses: readonly string[];
  /** Its registrable domain and all of its addresses: which one a browser goes to is the browser's choice. */
  readonly turns: readonly string[];
}

/** Who claims, and for which survey. */
export interface Claimant {
  readonly surveyId: number;
  readonly worker: string;
  readonly findAddresses: FindAddresses;
  /** A visit whose domain or address is at work is asked for again after this; the wait doubles each time. */
  readonly busySeconds: number;
}

const MAX_BUSY_SECONDS = 60;

/**
 * Takes up to `limit` visits from the queue, with their turns. Those whose domain or address is being visited go back
 * at once, for later.
 */
export async function claimVisits(
  store: Store,
  { surveyId, worker, findAddresses, busySeconds }: Claimant,
  limit: number,
): Promise<{ readonly claimed: readonly ClaimedVisit[]; readonly busy: readonly VisitJob[] }> {
  const jobs = await store.boss.fetch<VisitJob>(queueOf(surveyId), { batchSize: limit, groupConcurrency: 1 });
  if (jobs.length === 0) return { claimed: [], busy: [] };
  const visits = await Promise.all(
    jobs.map(async (job): Promise<ClaimedVisit> => {
      const host = URL.parse(job.data.url)?.hostname ?? "";
      const addresses = await findAddresses(host);
      const turns = [...new Set([job.data.domain, ...addresses])];
      return { job, host, addresses, turns };
    }),
  );
  const first = firstOfEach(visits);
  const taken = await takeTurns(
    store,
    worker,
    [...first].flatMap(({ turns }) => turns),
  );
  const claimed = visits.filter((visit) => first.has(visit) && visit.turns.every((turn) => taken.has(turn)));
  const kept = new Set(claimed.flatMap(({ turns }) => turns));
  const unused = [...taken].filter((turn) => !kept.has(turn));
  if (unused.length > 0) await endTurns(store.db, worker, unused, 0);
  const busy = visits.filter((visit) => !claimed.includes(visit));
  if (busy.length > 0) await putBack(store, surveyId, busy, busySeconds);
  return { claimed, busy: busy.map(({ job }) => job.data) };
}

/** Visits that share nothing with an earlier one of the batch. */
function firstOfEach(visits: readonly ClaimedVisit[]): ReadonlySet<ClaimedVisit> {
  const seen = new Set<string>();
  const first = new Set<ClaimedVisit>();
  for (const visit of visits) {
    if (visit.turns.some((turn) => seen.has(turn))) continue;
    first.add(visit);
    for (const turn of visit.turns) seen.add(turn);
  }
  return first;
}

async function putBack(
  { db, boss }: Store,
  surveyId: number,
  visits: readonly ClaimedVisit[],
  busySeconds: number,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const connection = { db: fromKysely(transaction) };
    const ids = visits.map(({ job: { id, retryCount } }) => ({ id, retryCount }));
    const settled = settledOf(await boss.complete(queueOf(surveyId), ids, null, connection));
    const jobs = visits.flatMap(({ job: { id, data, retryCount } }) => {
      if (!settled.has(id)) return [];
      const busyBefore = (data.busyBefore ?? 0) + 1;
      const startAfter = Math.min(MAX_BUSY_SECONDS, busySeconds * 2 ** (busyBefore - 1));
      // A page that ends each of its workers is not asked for forever.
      const lostBefore = (data.lostBefore ?? 0) + retryCount;
      const retryLimit = Math.max(0, LOST_WORKERS - lostBefore);
      return [
        { data: { ...data, busyBefore, lostBefore }, startAfter, retryLimit, group: { id: data.domain } },
      ];
    });
    if (jobs.length > 0) await boss.insert(queueOf(surveyId), jobs, connection);
  });
}

/** The jobs that an answer of the queue speaks of; its types leave them out. */
export function settledOf(answer: unknown): ReadonlySet<string> {
  const settled = typeof answer === "object" && answer !== null && "settled" in answer ? answer.settled : [];
  return new Set(Array.isArray(settled) ? settled.filter((id) => typeof id === "string") : []);
}
