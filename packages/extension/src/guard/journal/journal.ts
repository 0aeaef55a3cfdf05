import * as z from "zod/mini";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import type { Gap } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";
import type { StorageArea } from "../../contract/storage-area.ts";
import { createLiveVisits, type LiveVisits } from "./live-visits.ts";
import { createLogStore, type LogBounds } from "./log-store.ts";
import { freezeVisit, thawVisit, visitSchema, type LiveVisit, type Visit } from "./visit.ts";

/** Visits that wait for a disk that is full. */
const MAX_UNWRITTEN = 64;

const SESSION_KEY = "journal";

/** What the background needs to go on after it was suspended. */
const sessionSchema = z.object({
  /** Ids of the stored visits that are still going on. */
  stored: z.array(z.string()),
  /** Visits of private windows, whole: they are never written anywhere else. */
  private: z.array(visitSchema),
});

/** What pages tried: live by tab, and stored within bounds. */
export interface Journal extends Pick<LiveVisits, "record" | "ofTab" | "ofWorkers" | "endTab"> {
  /** Takes up what was going on before the background was suspended. */
  readonly restore: () => Promise<void>;
  /** Writes down what is new. Calls queue. @returns Why it could not, if so. */
  readonly flush: () => Promise<Gap | undefined>;
  /** What is wrong with the stored log. */
  readonly gaps: () => readonly Gap[];
  /** Every stored visit, oldest first. */
  readonly readAll: () => Promise<readonly Visit[]>;
  readonly clear: () => Promise<void>;
  /** Throws away what could not be read. */
  readonly discardBroken: () => Promise<void>;
  /** The last private window was closed. */
  readonly endPrivate: () => Promise<void>;
}

/** Creates a journal. It takes requests at once, also before it is restored. */
export function createJournal(
  { local, session }: { readonly local: StorageArea; readonly session: StorageArea },
  bounds?: LogBounds,
): Journal {
  let made = 0;
  const live = createLiveVisits((atMs) => `${atMs.toString(36)}-${(made += 1)}`);
  const store = createLogStore(local, bounds);
  const dirty = new Map<string, LiveVisit>();
  let queue: Promise<unknown> = Promise.resolve();

  function enqueue<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function saveSession(): Promise<void> {
    const visits = live.all();
    await session.set({
      [SESSION_KEY]: {
        stored: visits.filter(({ facts }) => !facts.isPrivate).map(({ facts }) => facts.id),
        private: visits.filter(({ facts }) => facts.isPrivate).map(freezeVisit),
      },
    });
  }

  async function flush(): Promise<Gap | undefined> {
    const unwritten = [...dirty];
    dirty.clear();
    try {
      const visits = unwritten.map(([, visit]) => visit).filter(({ facts }) => !facts.isPrivate);
      if (visits.length > 0) await store.write(visits.map(freezeVisit));
      await saveSession();
      return undefined;
    } catch (error) {
      // The next flush tries again; a disk that stays full must not fill the memory instead.
      for (const [id, visit] of unwritten.slice(-MAX_UNWRITTEN)) dirty.set(id, visit);
      return gapOfError(error, "storage");
    }
  }

  return {
    ...live,
    record: (request: DecidedRequest) => {
      const visit = live.record(request);
      dirty.set(visit.facts.id, visit);
      return visit;
    },
    restore: () =>
      enqueue(async () => {
        const parsed = sessionSchema.safeParse((await session.get(SESSION_KEY))[SESSION_KEY]);
        if (parsed.success) {
          const earlier = [...(await store.read(parsed.data.stored)), ...parsed.data.private];
          for (const visit of earlier) resumeUnlessNewer(live, visit);
        }
        await store.open();
      }),
    flush: () => enqueue(flush),
    gaps: () => [store.gap()].filter((gap) => gap !== undefined),
    discardBroken: () => enqueue(store.discardBroken),
    readAll: () =>
      enqueue(async () => {
        await flush();
        return store.readAll();
      }),
    clear: () =>
      enqueue(async () => {
        live.clear();
        dirty.clear();
        await store.clear();
        await saveSession();
      }),
    endPrivate: () =>
      enqueue(async () => {
        live.endPrivate();
        for (const [id, { facts }] of dirty) if (facts.isPrivate) dirty.delete(id);
        await saveSession();
      }),
  };
}

/** A request that came while the journal was being read began a visit; the newer one wins. */
function resumeUnlessNewer(live: LiveVisits, visit: Visit): void {
  const { tab, site, isPrivate } = visit;
  const newer = tab === null ? live.ofWorkers(site, isPrivate) : live.ofTab(tab);
  if (newer === undefined) live.resume(thawVisit(visit));
}
