import { sql } from "kysely";
import type { Store } from "../../src/index.ts";

/** What was done to a survey, and what became of it. */
export interface Ledger {
  readonly store: Store["kind"];
  readonly seconds: number;
  readonly surveys: readonly SurveyCount[];
  /** Faults by kind, with how many were wanted at least. */
  readonly faults: readonly { readonly kind: string; readonly count: number; readonly wanted: number }[];
  /** Workers that ended by an error of their own. */
  readonly crashes: readonly string[];
  /** Tries that ended so, as far as the workers lived to tell. */
  readonly ends: ReadonlyMap<string, number>;
}

/** What the tables say of one survey. */
export interface SurveyCount {
  readonly name: string;
  readonly sites: number;
  readonly results: number;
  readonly doubles: number;
  readonly missing: number;
  readonly dead: number;
  /** Results that took more than one try. */
  readonly retried: number;
  /** Visits that still wait in the queue. */
  readonly waiting: number;
  readonly codes: string;
}

/** Nothing is lost, nothing is double, nothing fell over, and enough was broken. */
export function isClean({ surveys, faults, crashes }: Ledger): boolean {
  const isWhole = surveys.every(
    ({ sites, results, doubles, missing, waiting }) =>
      sites === results && doubles === 0 && missing === 0 && waiting === 0,
  );
  return isWhole && crashes.length === 0 && faults.every(({ count, wanted }) => count >= wanted);
}

/** Counts a survey from its tables, without relying on what keeps doubles out of them. */
export async function countSurvey({ db }: Store, name: string): Promise<SurveyCount> {
  const { rows } = await sql<Omit<SurveyCount, "name">>`
    with chosen as (select id from hushport.survey where name = ${name}),
    result as (select * from hushport.visit where survey_id = (select id from chosen)),
    one as (select * from hushport.site where survey_id = (select id from chosen))
    select
      (select count(*)::integer from one) as sites,
      (select count(*)::integer from result) as results,
      (select (count(*) - count(distinct site_id))::integer from result) as doubles,
      (select count(*)::integer from one where id not in (select site_id from result)) as missing,
      (select count(*)::integer from result where state = 'dead') as dead,
      (select count(*)::integer from result where attempts > 1) as retried,
      (select count(*)::integer from pgboss.job
        where name like 'survey-' || (select id from chosen) || '%' and state < 'completed') as waiting,
      (select coalesce(string_agg(code || ' ' || n, ', ' order by n desc), 'none')
        from (select code, count(*) as n from result where code is not null group by code) as counted) as codes`.execute(
    db,
  );
  const [counted] = rows;
  if (counted === undefined) throw new TypeError(`Cannot count ${name}`);
  return { name, ...counted };
}

/** The ledger as Markdown. */
export function formatLedger(ledger: Ledger): string {
  const { store, seconds, surveys, faults, crashes, ends } = ledger;
  const columns = ["sites", "results", "doubles", "missing", "waiting", "dead", "retried"] as const;
  return [
    `### ${store === "embedded" ? "Embedded store (PGlite)" : "Server (PostgreSQL)"}: ${isClean(ledger) ? "clean" : "NOT CLEAN"}, ${Math.round(seconds)} s`,
    "",
    `| visits | ${columns.join(" | ")} | ends other than a page |`,
    `| --- | ${columns.map(() => "--: |").join(" ")} --- |`,
    ...surveys.map(
      (survey) =>
        `| ${survey.name} | ${columns.map((column) => survey[column].toLocaleString("en")).join(" | ")} | ${survey.codes} |`,
    ),
    "",
    "| fault | times | at least |",
    "| --- | --: | --: |",
    ...faults.map(({ kind, count, wanted }) => `| ${kind} | ${count} | ${wanted} |`),
    `| worker that fell over by itself | ${crashes.length} | none |`,
    "",
    `Tries, as far as the workers lived to tell: ${[...ends].map(([end, count]) => `${count.toLocaleString("en")} ${end}`).join(", ")}.`,
    ...crashes.map((crash) => `\n    ${crash}`),
    "",
  ].join("\n");
}
