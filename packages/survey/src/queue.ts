import type { PgBoss, Queue } from "pg-boss";
import { HEARTBEAT_SECONDS } from "./store/queue-options.ts";

/** What waits in the queue: one visit of one site. */
export interface VisitJob {
  readonly siteId: number;
  readonly url: string;
  readonly domain: string;
  readonly cell: number;
  readonly visit: number;
  /** Tries that ended before this one, by its own error; those of killed workers are the queue's to count. */
  readonly triesBefore: number;
  /** How often it was put back because its domain or address was being visited. */
  readonly busyBefore?: number;
  /** Workers that were lost with it before it was put back; those since are the queue's to count. */
  readonly lostBefore?: number;
}

/** A visit is handed to another worker this often after a worker was lost with it; then it is given up. */
export const LOST_WORKERS = 5;
/** Visits wait as long as it takes. */
const FOREVER_SECONDS = 3650 * 24 * 3600;

/** Name of a survey's queue. */
export function queueOf(surveyId: number): string {
  return `survey-${surveyId}`;
}

/** Name of the queue for visits that lost too many workers. */
export function lostQueueOf(surveyId: number): string {
  return `survey-${surveyId}-lost`;
}

/** Makes the queues of a survey; doing so again changes nothing. */
export async function createQueues(boss: PgBoss, surveyId: number): Promise<void> {
  const common: Omit<Queue, "name"> = {
    policy: "standard",
    retentionSeconds: FOREVER_SECONDS,
    // What ended is told by the table of visits.
    deleteAfterSeconds: 3600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: 3600,
  };
  await boss.createQueue(lostQueueOf(surveyId), { ...common, retryLimit: 1_000 });
  await boss.createQueue(queueOf(surveyId), {
    ...common,
    retryLimit: LOST_WORKERS,
    retryDelay: 1,
    deadLetter: lostQueueOf(surveyId),
  });
  // The queue reads its own settings at first use, over a connection of its own. The embedded store has only one, and
  // inside a transaction it would wait for itself.
  await boss.touch(queueOf(surveyId), NO_JOB);
}

const NO_JOB = "00000000-0000-0000-0000-000000000000";
