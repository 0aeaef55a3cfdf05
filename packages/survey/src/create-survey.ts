import { sql } from "kysely";
import { fromKysely } from "pg-boss";
import { cellLabel } from "./plan/cell.ts";
import { cellsOf, type Plan } from "./plan/plan.ts";
import { SurveyError } from "./errors.ts";
import { createQueues, queueOf, type VisitJob } from "./queue.ts";
import type { SiteEntry } from "./sites/site-entry.ts";
import type { Store, SurveyTransaction } from "./store/store.ts";

/** What `createSurvey` did. */
export interface CreatedSurvey {
  readonly id: number;
  /** Sites that were not in the survey before. */
  readonly newSites: number;
  readonly knownSites: number;
  readonly newVisits: number;
}

/** How a survey is made. */
export interface CreateOptions {
  readonly name: string;
  readonly plan: Plan;
  readonly sites: AsyncIterable<SiteEntry> | Iterable<SiteEntry>;
  readonly onProgress?: (sites: number) => void;
  readonly signal?: AbortSignal;
}

/** Visits of one transaction: enough that its cost is shared, few enough that one statement stays small. */
const BATCH_VISITS = 5_000;

/**
 * Makes a survey, or adds sites to one that is there: running it again is harmless, and goes on where an interrupted one
 * ended. Sites and their visits are stored together, batch by batch.
 *
 * @throws {SurveyError} `ERR_SURVEY_PLAN` if the survey exists with another plan.
 */
export async function createSurvey(store: Store, options: CreateOptions): Promise<CreatedSurvey> {
  const visitsOfSite = cellsOf(options.plan).length * options.plan.visits;
  const totals = { newSites: 0, knownSites: 0, newVisits: 0 };
  let made: number | undefined;
  // A list that is none makes no survey: its name and plan are still free.
  for await (const batch of batches(options.sites, Math.max(1, Math.floor(BATCH_VISITS / visitsOfSite)))) {
    options.signal?.throwIfAborted();
    const id = (made ??= await prepareSurvey(store, options));
    const added = await store.db
      .transaction()
      .execute((transaction) => addBatch(store, transaction, { id, plan: options.plan, batch }));
    totals.newSites += added;
    totals.knownSites += batch.length - added;
    totals.newVisits += added * visitsOfSite;
    options.onProgress?.(totals.newSites + totals.knownSites);
  }
  return { id: made ?? (await prepareSurvey(store, options)), ...totals };
}

async function prepareSurvey(store: Store, options: CreateOptions): Promise<number> {
  const id = await ensureSurvey(store, options);
  await createQueues(store.boss, id);
  return id;
}

async function ensureSurvey({ db }: Store, { name, plan }: CreateOptions): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const made = await transaction
      .insertInto("survey")
      .values({ name, plan: JSON.stringify(plan), state: "open", createdAt: new Date() })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made === undefined) {
      const { id, plan: before } = await transaction
        .selectFrom("survey")
        .select(["id", "plan"])
        .where("name", "=", name)
        .executeTakeFirstOrThrow();
      if (!isSamePlan(before, plan)) {
        throw new SurveyError(
          "ERR_SURVEY_PLAN",
          `Cannot add to ${name}: it was made with another plan; give the same plan, or the survey another name`,
        );
      }
      return id;
    }
    await transaction
      .insertInto("cell")
      .values(
        cellsOf(plan).map((options, cell) => ({
          surveyId: made.id,
          cell,
          label: cellLabel(options),
          options: JSON.stringify(options),
        })),
      )
      .execute();
    return made.id;
  });
}

function isSamePlan(a: Plan, b: Plan): boolean {
  return JSON.stringify(cellsOf(a)) === JSON.stringify(cellsOf(b)) && a.visits === b.visits;
}

async function addBatch(
  { boss }: Store,
  transaction: SurveyTransaction,
  { id, plan, batch }: { readonly id: number; readonly plan: Plan; readonly batch: readonly SiteEntry[] },
): Promise<number> {
  const entries = [...new Map(batch.map((entry) => [entry.url, entry])).values()];
  const added = await insertSites(transaction, id, entries);
  const cells = cellsOf(plan);
  const jobs = added.flatMap(({ id: siteId, url, domain }) =>
    cells.flatMap((_options, cell) =>
      Array.from({ length: plan.visits }, (_, index) => ({
        data: { siteId, url, domain, cell, visit: index + 1, triesBefore: 0 } satisfies VisitJob,
        group: { id: domain },
      })),
    ),
  );
  if (jobs.length > 0) await boss.insert(queueOf(id), jobs, { db: fromKysely(transaction) });
  // Last, since it makes everybody wait who adds to the same survey.
  await transaction
    .updateTable("survey")
    .set((survey) => ({ siteCount: survey("siteCount", "+", added.length) }))
    .where("id", "=", id)
    .execute();
  return added.length;
}

/** One statement with three arrays, whatever the size of the batch. */
async function insertSites(
  transaction: SurveyTransaction,
  surveyId: number,
  entries: readonly SiteEntry[],
): Promise<{ id: number; url: string; domain: string }[]> {
  return transaction
    .insertInto("site")
    .columns(["surveyId", "url", "domain", "rank"])
    .expression((builder) =>
      builder
        .selectFrom(
          sql<SiteEntry>`jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)`.as<"entry">(
            sql`entry(url text, domain text, rank integer)`,
          ),
        )
        .select([sql.val(surveyId).as("surveyId"), "entry.url", "entry.domain", "entry.rank"]),
    )
    .onConflict((conflict) => conflict.columns(["surveyId", "url"]).doNothing())
    .returning(["id", "url", "domain"])
    .execute();
}

async function* batches(sites: CreateOptions["sites"], most: number): AsyncGenerator<SiteEntry[]> {
  let batch: SiteEntry[] = [];
  for await (const site of sites) {
    batch.push(site);
    if (batch.length < most) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
