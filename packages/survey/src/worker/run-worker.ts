import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { findSurvey, type KnownSurvey } from "../find-survey.ts";
import type { Store } from "../store/store.ts";
import { batchUp } from "./batch-up.ts";
import { buryLost } from "./bury-lost.ts";
import { claimVisits, type ClaimedVisit } from "./claim-visits.ts";
import { findAddressesBy, type FindAddresses } from "./find-addresses.ts";
import { isDone, isStopped } from "./is-done.ts";
import { keepLeases } from "./leases.ts";
import { patiently } from "./patience.ts";
import { idle, paceOf, waitFor } from "./pace.ts";
import { retryRuleOf, type RetryRules } from "./retry-rules.ts";
import { settleVisits, type Settlement } from "./settle-visits.ts";
import { tryVisit, type FinishedTry, type TryOptions } from "./try-visit.ts";

/** How a worker works. */
export interface WorkerOptions extends Omit<TryOptions, "rules"> {
  readonly survey: string;
  /** Visits at once on this machine. */
  readonly concurrency: number;
  /** Pause between two visits to one address. Default 0. */
  readonly pauseMs?: number;
  /** A visit whose domain or address is at work is asked for again after this, then after twice as long. Default 2. */
  readonly busySeconds?: number;
  /** Visits that this machine begins in a minute, at most. */
  readonly perMinute?: number;
  /** Addresses of hosts that are not to be looked up. */
  readonly resolutions?: ReadonlyMap<string, string>;
  /** Looks up all other hosts; default the system's resolver. */
  readonly findAddresses?: FindAddresses;
  readonly rules?: RetryRules;
  /** `true` ends when nothing waits; `false` waits for more. Default `true`. */
  readonly endsWhenEmpty?: boolean;
  /** How long the database may be away. Default ten minutes. */
  readonly maxWaitMs?: number;
  readonly onVisit?: (visit: FinishedTry) => void;
  /** Takes no more visits, finishes those at work. */
  readonly signal: AbortSignal;
}

/** Between two looks into an empty queue; it doubles up to the longest. */
const IDLE_MS = 250;
const LONGEST_IDLE_MS = 2_000;
/** Between two looks whether the survey was stopped, and for visits that lost too many workers. */
const LOOK_MS = 5_000;
/** Visits that are claimed beyond the free places: what ended within a quarter of a second, and at most so many. */
const MAX_AHEAD = 200;
/** Results that wait to be stored; more would be memory for nothing. */
const MAX_UNSETTLED = 256;

/**
 * Works on a survey until nothing waits, or until told to end. Any number of workers may run, on any number of
 * machines; a visit is acknowledged in the transaction that stores its result. A database that goes away for a while is
 * waited for.
 *
 * @returns How many results this worker stored.
 * @throws {SurveyError} `ERR_SURVEY_UNKNOWN` if there is no such survey, `ERR_SURVEY_UNREACHABLE` if the database stays
 *   away.
 */
export async function runWorker(store: Store, options: WorkerOptions): Promise<number> {
  const patience = {
    signal: options.signal,
    ...(options.maxWaitMs === undefined ? {} : { maxWaitMs: options.maxWaitMs }),
  };
  const survey = await patiently(store, () => findSurvey(store.db, options.survey), patience);
  const worker = `${hostname()}:${process.pid}:${randomBytes(4).toString("hex")}`;
  const { concurrency, pauseMs = 0, rules = retryRuleOf, endsWhenEmpty = true } = options;
  const claimant = {
    surveyId: survey.id,
    worker,
    findAddresses: options.findAddresses ?? findAddressesBy(options.resolutions ?? new Map()),
    busySeconds: options.busySeconds ?? 2,
  };
  const settler = { surveyId: survey.id, worker, pauseMs, patience };
  const settle = batchUp(
    (batch: readonly Settlement[]) => settleVisits(store, settler, batch),
    MAX_UNSETTLED,
  );
  using leases = keepLeases(store, survey.id, worker);
  const failed = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal, failed.signal]);
  const pace = paceOf(options.perMinute);
  const atWork = new Set<Promise<void>>();
  const unsettled = new Set<Promise<void>>();
  const endedAt: number[] = [];
  const ready: ClaimedVisit[] = [];
  let stored = 0;

  const finish = async (
    claimed: ClaimedVisit,
    { next, told }: Awaited<ReturnType<typeof tryVisit>>,
  ): Promise<void> => {
    const end = await settle({ job: claimed.job, next, turns: claimed.turns });
    leases.drop(claimed);
    if (end === "stored") stored += 1;
    options.onVisit?.({ ...told, end });
  };
  const giveBack = async ({ job, turns }: ClaimedVisit): Promise<void> => {
    await settle({ job, next: { kind: "again", visit: job.data, waitSeconds: 0 }, turns });
  };
  const begin = async (claimed: ClaimedVisit): Promise<void> => {
    try {
      const cell = cellOf(survey, claimed);
      const tried = await tryVisit(claimed, cell, { ...options, rules, surveyId: survey.id, worker });
      endedAt.push(performance.now());
      track(unsettled, finish(claimed, tried), failed);
    } catch (error) {
      await giveBack(claimed);
      throw error;
    }
  };

  let lookedMs = Number.NEGATIVE_INFINITY;
  let idleMs = IDLE_MS;
  let mayHaveMore = true;
  try {
    while (!signal.aborted) {
      await waitFor(
        () =>
          unsettled.size < MAX_UNSETTLED &&
          (atWork.size < concurrency || (ready.length === 0 && mayHaveMore)),
        [atWork, unsettled],
      );
      if (performance.now() - lookedMs > LOOK_MS) {
        lookedMs = performance.now();
        if (await patiently(store, () => isStopped(store, survey.id), patience)) over.abort();
        // In two steps: while this waits, others count too.
        const buried = await patiently(store, () => buryLost(store, survey.id, worker), patience);
        stored += buried;
      }
      if (signal.aborted) break;
      if (ready.length === 0) {
        // One for the next free place, so that no place waits for the queue.
        const limit = Math.max(1, concurrency - atWork.size, aheadOf(endedAt));
        const { claimed, busy } = await patiently(store, () => claimVisits(store, claimant, limit), patience);
        leases.hold(claimed);
        ready.push(...claimed);
        mayHaveMore = claimed.length > 0 || atWork.size < concurrency;
        // An embedded database answers at once, always: signs of life, signals and clocks need a turn as well.
        await nextTurn();
        for (const { url } of busy) options.onVisit?.({ url, verdict: null, code: null, end: "busy" });
      }
      if (atWork.size === concurrency) continue;
      const next = ready.shift();
      if (next !== undefined) {
        idleMs = IDLE_MS;
        await pace(signal);
        if (signal.aborted) ready.unshift(next);
        else track(atWork, begin(next), failed);
      } else if (
        atWork.size + unsettled.size === 0 &&
        endsWhenEmpty &&
        (await patiently(store, () => isDone(store, survey), patience))
      ) {
        break;
      } else {
        await idle(idleMs, signal, [atWork, unsettled]);
        idleMs = Math.min(LONGEST_IDLE_MS, idleMs * 2);
      }
    }
  } finally {
    // What was claimed and not begun goes back; what was begun is finished.
    for (const claimed of ready) track(unsettled, giveBack(claimed), failed);
    await waitFor(() => atWork.size === 0, [atWork]);
    await waitFor(() => unsettled.size === 0, [unsettled]);
  }
  if (failed.signal.aborted) throw failed.signal.reason;
  return stored;
}

function cellOf({ cells }: KnownSurvey, { job }: ClaimedVisit): KnownSurvey["cells"][number]["options"] {
  const cell = cells[job.data.cell]?.options;
  if (cell === undefined) throw new RangeError(`Cannot visit: the survey has no cell ${job.data.cell}`);
  return cell;
}

/** Visits that end faster than they are claimed are claimed several at a time. */
function aheadOf(endedAt: number[]): number {
  const sinceMs = performance.now() - 250;
  const first = endedAt.findIndex((ms) => ms >= sinceMs);
  endedAt.splice(0, first === -1 ? endedAt.length : first);
  return Math.min(MAX_AHEAD, endedAt.length);
}

/** Remembers what is under way; whatever fails there ends the worker. */
function track(under: Set<Promise<void>>, doing: Promise<void>, failed: AbortController): void {
  const tracked: Promise<void> = doing
    .catch((error: unknown) => failed.abort(error))
    .finally(() => under.delete(tracked));
  under.add(tracked);
}
