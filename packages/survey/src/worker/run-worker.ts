import { hostname } from "node:os";
import { sql } from "kysely";
import type { Job } from "pg-boss";
import { findSurvey, type KnownSurvey } from "../find-survey.ts";
import type { Cell } from "../plan/cell.ts";
import { lostQueueOf, queueOf, type VisitJob } from "../queue.ts";
import { HEARTBEAT_SECONDS } from "../store/queue-options.ts";
import type { Store } from "../store/store.ts";
import { NO_EVIDENCE } from "./keep-evidence.ts";
import { retryLater } from "./retry-later.ts";
import { retryRuleOf } from "./retry-rules.ts";
import { storeResult } from "./store-result.ts";
import { addressOf, endTurn, isPrivateAddress, takeTurn } from "./take-turns.ts";
import { codeOf, type KeptEvidence, type VisitResult } from "./visit-result.ts";
import { visitSite, type VisitTools } from "./visit-site.ts";

/** How a worker works. */
export interface WorkerOptions extends VisitTools {
  readonly survey: string;
  /** Visits at once on this machine. */
  readonly concurrency: number;
  /** Pause between two visits to one address. Default 0. */
  readonly pauseMs?: number;
  readonly allowsPrivate?: boolean;
  /** Addresses of hosts that are not to be looked up. */
  readonly resolutions?: ReadonlyMap<string, string>;
  /** `true` ends when nothing waits; `false` waits for more. Default `true`. */
  readonly endsWhenEmpty?: boolean;
  readonly onVisit?: (visit: FinishedTry) => void;
  /** Takes no more visits, finishes those at work. */
  readonly signal: AbortSignal;
}

/** One try of a visit, for showing progress. */
export interface FinishedTry {
  readonly url: string;
  readonly verdict: string | null;
  readonly code: string | null;
  /** `stored`, to be tried `again`, `lost` to another worker, or `busy`: its address was being visited. */
  readonly end: "stored" | "again" | "lost" | "busy";
}

/** Between two looks into an empty queue. */
const IDLE_MS = 500;
/** Between two looks whether the survey was stopped, and for visits that lost too many workers. */
const LOOK_MS = 5_000;
const MAX_BACKOFF_SECONDS = 3600;
/** An address that is being visited is asked again after this. */
const BUSY_SECONDS = 2;

/**
 * Works on a survey until nothing waits, or until told to end. Any number of workers may run, on any number of
 * machines; a visit is acknowledged in the transaction that stores its result.
 *
 * @returns How many results this worker stored.
 * @throws {SurveyError} `ERR_SURVEY_UNKNOWN` if there is no such survey.
 */
export async function runWorker(store: Store, options: WorkerOptions): Promise<number> {
  const survey = await findSurvey(store.db, options.survey);
  const worker = `${hostname()}:${process.pid}`;
  let stored = 0;
  let lookedMs = Number.NEGATIVE_INFINITY;
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  const slot = async (): Promise<void> => {
    while (!signal.aborted) {
      if (performance.now() - lookedMs > LOOK_MS) {
        lookedMs = performance.now();
        if (await isStopped(store, survey.id)) over.abort();
        while (await buryLost(store, survey.id, worker)) stored += 1;
      }
      if (signal.aborted) return;
      const job = await fetchJob(store, queueOf(survey.id), true);
      if (job === undefined) {
        if ((options.endsWhenEmpty ?? true) && (await isDone(store, survey))) return;
        await pause(IDLE_MS, signal);
        continue;
      }
      const cell = survey.cells[job.data.cell]?.options;
      if (cell === undefined) continue;
      const end = await work(store, { surveyId: survey.id, worker, cell, job }, options);
      if (end === "stored") stored += 1;
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, slot));
  return stored;
}

interface Assignment {
  readonly surveyId: number;
  readonly worker: string;
  readonly cell: Cell;
  readonly job: Job<VisitJob>;
}

async function work(
  store: Store,
  assignment: Assignment,
  options: WorkerOptions,
): Promise<FinishedTry["end"]> {
  const { surveyId, worker, job, cell } = assignment;
  const visit = job.data;
  const host = URL.parse(visit.url)?.hostname ?? "";
  const address = await addressOf(host, options.resolutions ?? new Map());
  if (address !== undefined && !(await takeTurn(store, address, worker))) {
    await retryLater(store, surveyId, job, visit, BUSY_SECONDS);
    options.onVisit?.({ url: visit.url, verdict: null, code: null, end: "busy" });
    return "busy";
  }
  const lease = keepAlive(store, surveyId, job);
  const startedAt = new Date();
  const startMs = performance.now();
  try {
    const { result, evidence } =
      address !== undefined && isRefused(host, address, options)
        ? { result: privateSite(host), evidence: NO_EVIDENCE }
        : await visitSite(visit, cell, options, new AbortController().signal);
    const end = await settle(store, assignment, {
      result,
      evidence,
      startedAt,
      durationMs: performance.now() - startMs,
    });
    const verdict = result.kind === "report" ? result.report.verdict : null;
    options.onVisit?.({ url: visit.url, verdict, code: codeOf(result), end });
    return end;
  } finally {
    lease.stop();
    if (address !== undefined) await endTurn(store, address, worker, options.pauseMs ?? 0);
  }
}

/** Stores what a try came to, or puts the visit back for another. */
async function settle(
  store: Store,
  { surveyId, worker, job }: Assignment,
  ended: { result: VisitResult; evidence: KeptEvidence; startedAt: Date; durationMs: number },
): Promise<"stored" | "again" | "lost"> {
  const visit = job.data;
  const rule = retryRuleOf(codeOf(ended.result));
  const attempts = visit.triesBefore + job.retryCount + 1;
  if (visit.triesBefore < rule.retries) {
    const waitSeconds = Math.min(MAX_BACKOFF_SECONDS, rule.waitSeconds * 2 ** visit.triesBefore);
    await retryLater(store, surveyId, job, { ...visit, triesBefore: visit.triesBefore + 1 }, waitSeconds);
    return "again";
  }
  // What was tried again and never answered is given up; all else is an answer.
  const state = rule.retries > 0 || ended.result.kind === "error" ? "dead" : "answered";
  const isStored = await storeResult(store, { surveyId, job, visit, state, attempts, worker, ...ended });
  return isStored ? "stored" : "lost";
}

/** A visit that lost too many workers is stored as given up. @returns Whether there was one. */
async function buryLost(store: Store, surveyId: number, worker: string): Promise<boolean> {
  const queue = lostQueueOf(surveyId);
  const job = await fetchJob(store, queue, false);
  if (job === undefined) return false;
  const message = "Every worker that took this visit was lost with it";
  return storeResult(store, {
    surveyId,
    job: { id: job.id, retryCount: job.retryCount, queue },
    visit: job.data,
    result: { kind: "error", code: "ERR_SURVEY_WORKER_LOST", message },
    state: "dead",
    attempts: job.data.triesBefore + job.retryCount + 1,
    worker,
    startedAt: new Date(),
    durationMs: 0,
    evidence: NO_EVIDENCE,
  });
}

async function fetchJob(store: Store, queue: string, isPolite: boolean): Promise<Job<VisitJob> | undefined> {
  const [job] = await store.boss.fetch<VisitJob>(queue, isPolite ? { groupConcurrency: 1 } : {});
  return job;
}

async function isStopped({ db }: Store, id: number): Promise<boolean> {
  const survey = await db.selectFrom("survey").select("state").where("id", "=", id).executeTakeFirst();
  return survey?.state !== "open";
}

/** A survey is done when every visit of its plan has a row; what the queue says of itself is up to a minute old. */
async function isDone({ db }: Store, { id, cells, visits }: KnownSurvey): Promise<boolean> {
  const { missing } = await db
    .selectNoFrom((build) => [
      sql<number>`(${build
        .selectFrom("site")
        .select(sql`count(*)`.as("n"))
        .where("surveyId", "=", id)} * ${build.val(cells.length * visits)}
        - ${build
          .selectFrom("visit")
          .select(sql`count(*)`.as("n"))
          .where("surveyId", "=", id)})::integer`.as("missing"),
    ])
    .executeTakeFirstOrThrow();
  return missing <= 0;
}

function keepAlive({ boss }: Store, surveyId: number, job: Job<VisitJob>): { readonly stop: () => void } {
  const { id, retryCount } = job;
  const timer = setInterval(
    () => {
      boss.touch(queueOf(surveyId), { id, retryCount }).catch(() => undefined);
    },
    (HEARTBEAT_SECONDS * 1000) / 3,
  );
  return { stop: () => clearInterval(timer) };
}

function isRefused(host: string, address: string, { allowsPrivate, resolutions }: WorkerOptions): boolean {
  return !(allowsPrivate ?? false) && !(resolutions?.has(host) ?? false) && isPrivateAddress(address);
}

function privateSite(host: string): VisitResult {
  const message = `${host} is on this machine or its network; --allow-private visits it`;
  return { kind: "error", code: "ERR_SURVEY_PRIVATE_SITE", message };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
