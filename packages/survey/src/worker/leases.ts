import { queueOf } from "../queue.ts";
import { HEARTBEAT_SECONDS } from "../store/queue-options.ts";
import type { Store } from "../store/store.ts";
import type { ClaimedVisit } from "./claim-visits.ts";
import { forgetTurns, keepTurns } from "./take-turns.ts";

/** The visits that a worker holds, and the signs of life that keep them its own. */
export interface Leases extends Disposable {
  readonly hold: (visits: readonly ClaimedVisit[]) => void;
  readonly drop: (visit: ClaimedVisit) => void;
}

/** Three signs of life fit into the time that the queue gives a visit. */
const BEAT_MS = (HEARTBEAT_SECONDS * 1000) / 3;
/** Old turns are swept away every so many beats: about once a minute. */
const SWEEP_BEATS = 18;

/** Gives one sign of life for all visits together, however many there are. */
export function keepLeases(store: Store, surveyId: number, worker: string): Leases {
  const held = new Map<string, ClaimedVisit>();
  let isBeating = false;
  let beats = 0;
  const beat = async (): Promise<void> => {
    beats += 1;
    if (beats % SWEEP_BEATS === 0) await forgetTurns(store);
    const visits = [...held.values()];
    if (visits.length === 0) return;
    await store.boss.touch(
      queueOf(surveyId),
      visits.map(({ job: { id, retryCount } }) => ({ id, retryCount })),
    );
    await keepTurns(
      store,
      worker,
      visits.flatMap(({ turns }) => turns),
    );
  };
  const timer = setInterval(() => {
    // While the database is away the one that waits is enough; what was lost meanwhile, the queue says at the end.
    if (isBeating) return;
    isBeating = true;
    beat()
      .catch(() => undefined)
      .finally(() => (isBeating = false));
  }, BEAT_MS);
  return {
    hold: (visits) => {
      for (const visit of visits) held.set(visit.job.id, visit);
    },
    drop: ({ job }) => held.delete(job.id),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
