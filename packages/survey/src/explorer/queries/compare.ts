import { sql, type RawBuilder } from "kysely";
import { SCHEMA, type SurveyDatabase } from "../../store/store.ts";
import type { Change } from "../route.ts";
import { STANDINGS, standingOf, type Standing } from "../standing.ts";
import type { Scope } from "./scope.ts";

/** A site that is told of on at least one side. */
export interface ComparedSite {
  readonly url: string;
  readonly change: Change;
  /** Its identity on either side; `null` where the site is not in the survey. */
  readonly siteA: number | null;
  readonly siteB: number | null;
  /** `null` where the site was not visited. */
  readonly a: Standing | null;
  readonly b: Standing | null;
}

/** What differs between two cells. */
export interface Comparison {
  readonly counts: Readonly<Record<Change, number>>;
  readonly sites: readonly ComparedSite[];
  /** Sites of the wanted change that come after these. */
  readonly next: number | null;
}

/** Compares the sites of two cells, of one survey or of two, by their addresses; in the order of the first one's list. */
export async function compareSites(
  db: SurveyDatabase,
  [a, b]: readonly [Scope, Scope],
  { change, offset, limit }: { readonly change: Change; readonly offset: number; readonly limit: number },
): Promise<Comparison> {
  const { rows } = await sql<ComparedRow>`
    with a as materialized (${foundIn(a, b)}), b as materialized (${foundIn(b, a)}),
    pair as materialized (
      select coalesce(a.site_id, b.other_id) as site_a, coalesce(b.site_id, a.other_id) as site_b,
        coalesce(a.standing, ${standingThere(a, sql.ref("b.other_id"))}) as a,
        coalesce(b.standing, ${standingThere(b, sql.ref("a.other_id"))}) as b
      from a full join b on b.site_id = a.other_id
    ),
    judged as materialized (select *, ${CHANGE_OF} as change from pair),
    page as (
      select * from judged where change = ${change}
      order by site_a nulls last, site_b offset ${offset} limit ${limit}
    )
    select null::integer as count, page.change, coalesce(site_1.url, site_2.url) as url,
      page.site_a as "siteA", page.site_b as "siteB", page.a, page.b
    from page left join ${SITE} as site_1 on site_1.id = page.site_a
      left join ${SITE} as site_2 on site_2.id = page.site_b
    union all
    select count(*)::integer, change, null, null, null, null, null from judged group by change
  `.execute(db);
  const counts: Record<Change, number> = { appeared: 0, vanished: 0, changed: 0, same: 0, untold: 0 };
  for (const row of rows) if (row.count !== null) counts[row.change] = row.count;
  const sites = rows
    .filter(({ count }) => count === null)
    .toSorted(
      (one, two) => (one.siteA ?? Infinity) - (two.siteA ?? Infinity) || (one.siteB ?? 0) - (two.siteB ?? 0),
    )
    .map((row): ComparedSite => ({
      url: row.url ?? "",
      change: row.change,
      siteA: row.siteA,
      siteB: row.siteB,
      a: row.a === null ? null : standingOf(row.a),
      b: row.b === null ? null : standingOf(row.b),
    }));
  const next = offset + limit < counts[change] ? offset + limit : null;
  return { counts, sites, next };
}

/** A site of the wanted part, or with `count` how many sites became so. */
interface ComparedRow {
  readonly count: number | null;
  readonly change: Change;
  readonly url: string | null;
  readonly siteA: number | null;
  readonly siteB: number | null;
  readonly a: number | null;
  readonly b: number | null;
}

const SITE = sql.table(`${SCHEMA}.site`);
const VISIT = sql.table(`${SCHEMA}.visit`);
const [FAILED, CLEAN] = [STANDINGS.indexOf("failed"), STANDINGS.indexOf("clean")];

/** What vanished must have been looked for: a side that failed or never visited the site tells nothing. */
const CHANGE_OF = sql<Change>`case
  when a is null or b is null or a = ${sql.lit(FAILED)} or b = ${sql.lit(FAILED)} then 'untold'
  when a = b then 'same' when a = ${sql.lit(CLEAN)} then 'appeared' when b = ${sql.lit(CLEAN)} then 'vanished'
  else 'changed' end`;

/** Sites where something was found in one cell, as the visit tells that says most, with their number in the other survey. */
function foundIn(here: Scope, there: Scope): RawBuilder<unknown> {
  const found = sql`
    select site_id, max(standing) as standing from ${VISIT}
    where survey_id = ${here.surveyId} and cell = ${here.cell} and standing > ${sql.lit(CLEAN)} group by site_id`;
  // Looked up one by one: a few sites in a hundred are found, and a join would read all of them.
  const other = sql`(select other.id from ${SITE} as other where other.survey_id = ${there.surveyId}
    and other.url = (select site.url from ${SITE} as site where site.id = found.site_id))`;
  const otherId = here.surveyId === there.surveyId ? sql.ref("site_id") : other;
  return sql`select site_id, standing, ${otherId} as other_id from (${found}) as found`;
}

/** How a site stands in a cell where nothing was found; `null` without a visit. */
function standingThere({ surveyId, cell }: Scope, site: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select max(standing) from ${VISIT} as visit
    where visit.survey_id = ${surveyId} and visit.cell = ${cell} and visit.site_id = ${site})`;
}
