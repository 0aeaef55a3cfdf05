import { fromKysely } from "pg-boss";
import * as z from "zod/mini";
import { queueOf, type VisitJob } from "../queue.ts";
import type { Store } from "../store/store.ts";

const affectedSchema = z.object({ affected: z.int() });

/**
 * Puts a visit back into the queue, to be taken up in `waitSeconds`: the old job ends and a new one begins, in one
 * transaction. Nothing happens when the lease was lost in the meantime.
 */
export async function retryLater(
  { db, boss }: Store,
  surveyId: number,
  job: { readonly id: string; readonly retryCount: number },
  visit: VisitJob,
  waitSeconds: number,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const connection = { db: fromKysely(transaction) };
    const answer = await boss.complete(
      queueOf(surveyId),
      { id: job.id, retryCount: job.retryCount },
      null,
      connection,
    );
    if (affectedSchema.parse(answer).affected === 0) return;
    await boss.send(queueOf(surveyId), visit, {
      ...connection,
      startAfter: waitSeconds,
      group: { id: visit.domain },
    });
  });
}
