import { fromKysely } from "pg-boss";
import { queueOf, type VisitJob } from "../queue.ts";
import { isFinal } from "../store/is-final.ts";
import type { Store, SurveyTransaction } from "../store/store.ts";
import { settledOf } from "./claim-visits.ts";
import { patiently, type Patience } from "./patience.ts";
import { insertVisits, type EndedVisit } from "./store-result.ts";
import { endTurns } from "./take-turns.ts";
import { NO_EVIDENCE } from "./keep-evidence.ts";

/** What is to become of a visit that this worker had. */
export interface Settlement {
  /** The queue's job, by the attempt that this worker was given. */
  readonly job: { readonly id: string; readonly retryCount: number; readonly queue?: string };
  readonly next:
    | { readonly kind: "store"; readonly ended: EndedVisit }
    | { readonly kind: "again"; readonly visit: VisitJob; readonly waitSeconds: number };
  /** Turns that end with it. */
  readonly turns: readonly string[];
}

/** `lost`: the lease went to another worker in the meantime, and nothing was stored. */
export type SettledAs = "stored" | "again" | "lost";

/** Who settles. */
export interface Settler {
  readonly surveyId: number;
  readonly worker: string;
  /** Pause between two visits to one address. */
  readonly pauseMs: number;
  readonly patience: Patience;
}

/**
 * Stores results and acknowledges their jobs in one transaction: both happen or neither, for a whole batch at once.
 * While the database is away it waits; a result that the database refuses is stored as given up, alone.
 */
export async function settleVisits(
  store: Store,
  settler: Settler,
  batch: readonly Settlement[],
): Promise<SettledAs[]> {
  try {
    return await patiently(store, () => settleAtOnce(store, settler, batch), settler.patience);
  } catch (error) {
    if (!isFinal(error, store.kind) || !isRefusal(error)) throw error;
    const [only, ...others] = batch;
    if (only === undefined) return [];
    if (others.length === 0)
      return patiently(store, () => settleAtOnce(store, settler, [refused(only, error)]), settler.patience);
    const answers: SettledAs[] = [];
    for (const one of batch) answers.push(...(await settleVisits(store, settler, [one])));
    return answers;
  }
}

async function settleAtOnce(
  { db, boss }: Store,
  { surveyId, worker, pauseMs }: Settler,
  batch: readonly Settlement[],
): Promise<SettledAs[]> {
  return db.transaction().execute(async (transaction) => {
    const connection = { db: fromKysely(transaction) };
    const settled = new Set<string>();
    for (const [queue, part] of Map.groupBy(batch, ({ job }) => job.queue ?? queueOf(surveyId))) {
      const ids = part.map(({ job: { id, retryCount } }) => ({ id, retryCount }));
      for (const id of settledOf(await boss.complete(queue, ids, null, connection))) settled.add(id);
    }
    const held = batch.filter(({ job }) => settled.has(job.id));
    await insertVisits(
      transaction,
      held.flatMap(({ next }) => (next.kind === "store" ? [next.ended] : [])),
    );
    const again = held.flatMap(({ next }) =>
      next.kind === "again"
        ? [{ data: next.visit, startAfter: next.waitSeconds, group: { id: next.visit.domain } }]
        : [],
    );
    if (again.length > 0) await boss.insert(queueOf(surveyId), again, connection);
    await endAllTurns(transaction, worker, batch, pauseMs);
    return batch.map(({ job, next }) => {
      if (!settled.has(job.id)) return "lost";
      return next.kind === "store" ? "stored" : "again";
    });
  });
}

async function endAllTurns(
  transaction: SurveyTransaction,
  worker: string,
  batch: readonly Settlement[],
  pauseMs: number,
): Promise<void> {
  await endTurns(
    transaction,
    worker,
    batch.flatMap(({ turns }) => turns),
    pauseMs,
  );
}

/** The database itself refused the data, in words of its own. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && "code" in error && /^2[23]/.test(String(error.code));
}

function refused(settlement: Settlement, error: Error): Settlement {
  if (settlement.next.kind === "again") return settlement;
  const message = `The result cannot be stored: ${error.message.replaceAll("\0", "").toWellFormed()}`;
  return {
    ...settlement,
    next: {
      kind: "store",
      ended: {
        ...settlement.next.ended,
        state: "dead",
        result: { kind: "error", code: "ERR_SURVEY_UNSTORABLE", message },
        evidence: NO_EVIDENCE,
      },
    },
  };
}
