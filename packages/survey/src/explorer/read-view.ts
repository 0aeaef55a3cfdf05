import { assertNever } from "@hushport/core";
import { findSurvey } from "../find-survey.ts";
import type { SurveyDatabase } from "../store/store.ts";
import { compareSites } from "./queries/compare.ts";
import {
  countChannels,
  countPorts,
  countPrograms,
  countPurposes,
  countVendors,
} from "./queries/count-found.ts";
import { countStandings } from "./queries/count-standings.ts";
import { listSites } from "./queries/list-sites.ts";
import { readPort } from "./queries/read-port.ts";
import { readSite } from "./queries/read-site.ts";
import { readVendor } from "./queries/read-vendor.ts";
import type { Scope } from "./queries/scope.ts";
import type { Route, RouteOf } from "./route.ts";
import type { ComparisonFacts, OverviewFacts, PairCount, SurveyHead, View } from "./view.ts";

/** What a page shows, but for reports: those are documents of their own. */
export type ViewRoute = Exclude<Route, { readonly kind: "report" }>;

/** Surveys that a page names. */
const MOST_SURVEYS = 1_000;

/** Rows of a list on one page. */
export const PAGE_SITES = 100;

/**
 * Reads everything that one page says.
 *
 * @returns `undefined` when there is no such cell, site or the like.
 * @throws {SurveyError} `ERR_SURVEY_UNKNOWN` if there is no such survey.
 */
export async function readView(
  db: SurveyDatabase,
  route: ViewRoute,
  limit = PAGE_SITES,
): Promise<View | undefined> {
  if (route.kind === "surveys") return { kind: "surveys", route, surveys: await listSurveys(db) };
  const { id: surveyId, visits, survey } = await readHead(db, route.survey);
  if (route.kind === "site") {
    const facts = await readSite(db, surveyId, route.site);
    return facts && { kind: "site", route, survey, facts };
  }
  if (survey.cells[route.cell] === undefined) return undefined;
  const scope: Scope = { surveyId, cell: route.cell, visits };
  switch (route.kind) {
    case "overview":
      return { kind: "overview", route, survey, facts: await readOverview(db, scope) };
    case "sites": {
      const { after, kind: _kind, survey: _survey, cell: _cell, ...filter } = route;
      return { kind: "sites", route, survey, page: await listSites(db, scope, { filter, after, limit }) };
    }
    case "vendor": {
      const facts = await readVendor(db, scope, route.vendor);
      const filter = { vendor: route.vendor };
      const page = await listSites(db, scope, { filter, after: route.after, limit });
      return { kind: "vendor", route, survey, facts, page };
    }
    case "port": {
      const facts = await readPort(db, scope, route.port);
      const page = await listSites(db, scope, { filter: { port: route.port }, after: route.after, limit });
      return { kind: "port", route, survey, facts, page };
    }
    case "comparison":
      return readComparison(db, { route, survey, scope, limit });
    default:
      return assertNever(route);
  }
}

/** A survey's head, with what queries need of it. */
export async function readHead(
  db: SurveyDatabase,
  name: string,
): Promise<{ readonly id: number; readonly visits: number; readonly survey: SurveyHead }> {
  const { id, state, sites, cells, visits } = await findSurvey(db, name);
  return { id, visits, survey: { name, state, sites, cells: cells.map(({ label }) => label) } };
}

async function listSurveys(db: SurveyDatabase) {
  return db
    .selectFrom("survey")
    .select(["name", "state", "siteCount as sites"])
    .orderBy("id", "desc")
    .limit(MOST_SURVEYS)
    .execute();
}

/** Without counting their sites, which takes a fifth of the time of a page. */
async function nameSurveys(db: SurveyDatabase): Promise<string[]> {
  const surveys = await db
    .selectFrom("survey")
    .select("name")
    .orderBy("id", "desc")
    .limit(MOST_SURVEYS)
    .execute();
  return surveys.map(({ name }) => name);
}

async function readOverview(db: SurveyDatabase, scope: Scope): Promise<OverviewFacts> {
  const [standings, vendors, purposes, channels, ports, programs] = await Promise.all([
    countStandings(db, scope),
    countVendors(db, scope),
    countPurposes(db, scope),
    countChannels(db, scope),
    countPorts(db, scope),
    countPrograms(db, scope),
  ]);
  return { standings, vendors, purposes, channels, ports, programs };
}

async function readComparison(
  db: SurveyDatabase,
  {
    route,
    survey,
    scope,
    limit,
  }: { route: RouteOf<"comparison">; survey: SurveyHead; scope: Scope; limit: number },
): Promise<View | undefined> {
  const isOther = route.other !== undefined && route.other !== route.survey;
  const there = isOther ? await readHead(db, route.other) : { ...scope, id: scope.surveyId, survey };
  if (there.survey.cells[route.otherCell] === undefined) return undefined;
  const scopes = [scope, { surveyId: there.id, cell: route.otherCell, visits: there.visits }] as const;
  const { change, after: offset } = route;
  const [comparison, standingsA, standingsB, vendorsA, vendorsB, portsA, portsB, surveys] = await Promise.all(
    [
      compareSites(db, scopes, { change, offset, limit }),
      countStandings(db, scopes[0]),
      countStandings(db, scopes[1]),
      countVendors(db, scopes[0]),
      countVendors(db, scopes[1]),
      countPorts(db, scopes[0]),
      countPorts(db, scopes[1]),
      nameSurveys(db),
    ],
  );
  const vendorName = ({ vendor, sites }: { vendor: string; sites: number }) => ({ name: vendor, sites });
  const portName = ({ port, space, sites }: { port: number; space: string; sites: number }) => ({
    name: `${port} ${space}`,
    sites,
  });
  const facts: ComparisonFacts = {
    ...comparison,
    standings: [standingsA, standingsB],
    vendors: pairCounts(vendorsA.map(vendorName), vendorsB.map(vendorName)),
    ports: pairCounts(portsA.map(portName), portsB.map(portName)),
  };
  return {
    kind: "comparison",
    route,
    survey,
    other: there.survey,
    surveys,
    facts,
  };
}

interface NamedCount {
  readonly name: string;
  readonly sites: number;
}

/** Puts two lists beside each other; what differs most comes first. */
export function pairCounts(a: readonly NamedCount[], b: readonly NamedCount[]): PairCount[] {
  const inA = new Map(a.map(({ name, sites }) => [name, sites]));
  const inB = new Map(b.map(({ name, sites }) => [name, sites]));
  return [...new Set([...inA.keys(), ...inB.keys()])]
    .map((name) => ({ name, a: inA.get(name) ?? 0, b: inB.get(name) ?? 0 }))
    .toSorted((one, two) => Math.abs(two.a - two.b) - Math.abs(one.a - one.b) || two.b - one.b);
}
