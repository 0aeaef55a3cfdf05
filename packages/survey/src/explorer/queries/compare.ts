import { sql } from "kysely";
import type { SurveyDatabase } from "../../store/store.ts";
import type { Change } from "../route.ts";
import { STANDINGS, standingOf, type Standing } from "../standing.ts";
import { isTelling, type Scope } from "./scope.ts";

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

/** Compares the sites of two cells, of one survey or of two, by their addresses. */
export async function compareSites(
  db: SurveyDatabase,
  [a, b]: readonly [Scope, Scope],
  { change, offset, limit }: { readonly change: Change; readonly offset: number; readonly limit: number },
): Promise<Comparison> {
  const [fromA, fromB] = await Promise.all([foundIn(db, a, b), foundIn(db, b, a)]);
  const byUrl = new Map<string, ComparedSite>();
  for (const { url, id, standing, otherId, otherStanding } of fromA)
    byUrl.set(url, judgeSite({ url, siteA: id, a: standing, siteB: otherId, b: otherStanding }));
  for (const { url, id, standing, otherId, otherStanding } of fromB)
    byUrl.set(url, judgeSite({ url, siteA: otherId, a: otherStanding, siteB: id, b: standing }));
  const counts: Record<Change, number> = { appeared: 0, vanished: 0, changed: 0, same: 0, untold: 0 };
  for (const site of byUrl.values()) counts[site.change] += 1;
  const wanted = [...byUrl.values()]
    .filter((site) => site.change === change)
    .toSorted((one, two) => (one.url < two.url ? -1 : 1));
  const next = offset + limit < wanted.length ? offset + limit : null;
  return { counts, sites: wanted.slice(offset, offset + limit), next };
}

/** What vanished must have been looked for: a side that failed or never visited the site tells nothing. */
export function judgeSite(site: Omit<ComparedSite, "change">): ComparedSite {
  return { ...site, change: changeOf(site) };
}

function changeOf({ a, b }: Omit<ComparedSite, "change">): Change {
  if (a === null || b === null || a === "failed" || b === "failed") return "untold";
  if (a === b) return "same";
  if (a === "clean") return "appeared";
  return b === "clean" ? "vanished" : "changed";
}

/** Sites where something was found on one side, with how they stand on the other. */
async function foundIn(db: SurveyDatabase, here: Scope, there: Scope) {
  const rows = await db
    .selectFrom("visit")
    .innerJoin("site", "site.id", "visit.siteId")
    .leftJoin("site as otherSite", (join) =>
      here.surveyId === there.surveyId
        ? join.onRef("otherSite.id", "=", "site.id")
        : join.onRef("otherSite.url", "=", "site.url").on("otherSite.surveyId", "=", there.surveyId),
    )
    .where("visit.surveyId", "=", here.surveyId)
    .where("visit.cell", "=", here.cell)
    .where("visit.standing", "in", [STANDINGS.indexOf("local-access"), STANDINGS.indexOf("scan")])
    .where((build) => isTelling(here, build))
    .select((build) => [
      "site.id",
      "site.url",
      "visit.standing",
      "otherSite.id as otherId",
      build
        .selectFrom("visit as other")
        .select(sql<number | null>`max(${sql.ref("other.standing")})`.as("standing"))
        .where("other.surveyId", "=", there.surveyId)
        .where("other.cell", "=", there.cell)
        .whereRef("other.siteId", "=", "otherSite.id")
        .as("otherStanding"),
    ])
    .execute();
  return rows.map(({ standing, otherStanding, ...row }) =>
    Object.assign(row, {
      standing: standingOf(standing),
      otherStanding: otherStanding === null ? null : standingOf(otherStanding),
    }),
  );
}
