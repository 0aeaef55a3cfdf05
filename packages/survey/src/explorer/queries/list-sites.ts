import { sql, type SqlBool } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import type { SiteFilter } from "../route.ts";
import { STANDINGS, standingOf, type Standing } from "../standing.ts";
import { isTelling, type Scope } from "./scope.ts";

/** A site in a list. */
export interface SiteRow {
  readonly id: number;
  readonly url: string;
  readonly rank: number | null;
  readonly standing: Standing;
  readonly sentence: string | null;
  readonly code: string | null;
  readonly title: string | null;
  readonly probeCount: number;
  readonly portCount: number;
  /** Something was found, and there is a report of it. */
  readonly hasReport: boolean;
}

/** One page of a list, and where the next one begins; `null` at the end. */
export interface SitePage {
  readonly sites: readonly SiteRow[];
  readonly next: number | null;
}

/** Which part of a list. */
export interface PageOptions {
  /** Only sites after this one: what comes before is never read again. */
  readonly after: number;
  readonly limit: number;
}

/** Lists the sites of a cell in the order of their list. */
export async function listSites(
  db: SurveyDatabase,
  scope: Scope,
  { filter, after, limit }: PageOptions & { readonly filter: SiteFilter },
): Promise<SitePage> {
  let query = db
    .selectFrom("visit")
    .innerJoin("site", "site.id", "visit.siteId")
    .where("visit.surveyId", "=", scope.surveyId)
    .where("visit.cell", "=", scope.cell)
    .where("visit.siteId", ">", after);
  if (scope.visits > 1) query = query.where((build) => isTelling(scope, build));
  if (filter.standing !== undefined)
    query = query.where("visit.standing", "=", STANDINGS.indexOf(filter.standing));
  for (const found of factFilters(db, scope, filter)) query = query.where("visit.siteId", "in", found);
  if (filter.text !== undefined) {
    const wanted = filter.text.trim().toLowerCase();
    query = query.where(sql<SqlBool>`strpos(lower(${sql.ref("site.url")}), ${wanted}) > 0`);
  }
  const rows = await query
    .select([
      "site.id",
      "site.url",
      "site.rank",
      "visit.standing",
      "visit.sentence",
      "visit.code",
      "visit.title",
      "visit.probeCount",
      "visit.portCount",
      sql<boolean>`${sql.ref("visit.report")} is not null`.as("hasReport"),
    ])
    .orderBy("visit.siteId")
    .limit(limit + 1)
    .execute();
  const sites = rows
    .slice(0, limit)
    .map(({ standing, ...row }) => Object.assign(row, { standing: standingOf(standing) }));
  return { sites, next: rows.length > limit ? (sites.at(-1)?.id ?? null) : null };
}

/** Sites of the cell with each of the wanted facts, in any of their visits. */
function factFilters(db: SurveyDatabase, { surveyId, cell }: Scope, filter: SiteFilter) {
  const { vendor, tenant, purpose, channel, port, space, program } = filter;
  const found = db
    .selectFrom("visit as found")
    .where("found.surveyId", "=", surveyId)
    .where("found.cell", "=", cell)
    .where("found.report", "is not", null)
    .select("found.siteId");
  const wanted = [];
  if (vendor !== undefined || tenant !== undefined) {
    wanted.push(
      found
        .innerJoin("vendor", "vendor.visitId", "found.id")
        .$if(vendor !== undefined, (query) => query.where("vendor.vendor", "=", vendor ?? ""))
        .$if(tenant !== undefined, (query) => query.where("vendor.tenant", "=", tenant ?? "")),
    );
  }
  if (purpose !== undefined) {
    wanted.push(
      found
        .innerJoin("finding", "finding.visitId", "found.id")
        .where("finding.kind", "in", ["scan", "local-access"])
        .where("finding.purpose", "=", purpose),
    );
  }
  if (channel !== undefined) {
    wanted.push(
      found.innerJoin("channel", "channel.visitId", "found.id").where("channel.channel", "=", channel),
    );
  }
  if (port !== undefined || space !== undefined || program !== undefined) {
    wanted.push(
      found
        .innerJoin("port", "port.visitId", "found.id")
        .$if(port !== undefined, (query) => query.where("port.port", "=", port ?? 0))
        .$if(space !== undefined, (query) => query.where("port.space", "=", space ?? "loopback"))
        .$if(program !== undefined, (query) => query.where("port.program", "=", program ?? "")),
    );
  }
  return wanted;
}
