import { lostQueueOf, type VisitJob } from "../queue.ts";
import type { Store } from "../store/store.ts";
import { NO_EVIDENCE } from "./keep-evidence.ts";
import { settleVisits } from "./settle-visits.ts";

const BATCH = 100;

/** Visits that lost too many workers are stored as given up. @returns How many. */
export async function buryLost(store: Store, surveyId: number, worker: string): Promise<number> {
  const queue = lostQueueOf(surveyId);
  const jobs = await store.boss.fetch<VisitJob>(queue, { batchSize: BATCH });
  if (jobs.length === 0) return 0;
  const startedAt = new Date();
  const ends = await settleVisits(
    store,
    { surveyId, worker, pauseMs: 0, patience: {} },
    jobs.map(({ id, retryCount, data }) => ({
      job: { id, retryCount, queue },
      turns: [],
      next: {
        kind: "store",
        ended: {
          surveyId,
          visit: data,
          result: {
            kind: "error",
            code: "ERR_SURVEY_WORKER_LOST",
            message: "Every worker that took this visit was lost with it",
          },
          state: "dead",
          attempts: data.triesBefore + 1,
          worker,
          startedAt,
          durationMs: 0,
          evidence: NO_EVIDENCE,
        },
      },
    })),
  );
  return ends.filter((end) => end === "stored").length;
}
