import { siteOf, canonicalHost } from "@hushport/core";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { addToVisit, beginVisit, type LiveVisit } from "./visit.ts";

/** Silence after which a worker's requests are another visit. */
const WORKER_GAP_MS = 30 * 60_000;
/** Above the tabs that try something at once; the one that was silent for longest is closed first. */
const MAX_LIVE = 128;

/** The visits that are still going on, by tab; those of workers by site. */
export interface LiveVisits {
  /** Files a request with the visit that it belongs to, which may be a new one. */
  readonly record: (request: DecidedRequest) => LiveVisit;
  readonly ofTab: (tab: number) => LiveVisit | undefined;
  /** The workers of a site, in private windows or outside of them. */
  readonly ofWorkers: (site: string | null, isPrivate: boolean) => LiveVisit | undefined;
  /** A tab shows another page, or none: what comes next is another visit. */
  readonly endTab: (tab: number) => void;
  readonly endPrivate: () => void;
  readonly all: () => readonly LiveVisit[];
  readonly resume: (visit: LiveVisit) => void;
  readonly clear: () => void;
}

/** Starts without any visit. `nextId` gives ids that no earlier visit had. */
export function createLiveVisits(nextId: (atMs: number) => string): LiveVisits {
  const visits = new Map<string, LiveVisit>();

  function record(request: DecidedRequest): LiveVisit {
    const site = siteOfRequest(request);
    const key = keyOf(request.tab, site, request.isPrivate);
    const known = visits.get(key);
    const visit =
      known !== undefined && isSame(known, site, request)
        ? known
        : beginVisit(nextId(request.atMs), site, request);
    // Last of the map: the least recently used one is first.
    visits.delete(key);
    visits.set(key, visit);
    if (visits.size > MAX_LIVE) visits.delete(String([...visits.keys()][0]));
    addToVisit(visit, request);
    return visit;
  }

  /** A page's requests name the same top page: its site is not read out of the URL for each of them. */
  function siteOfRequest({ tab, topUrl, documentUrl }: DecidedRequest): string | null {
    const facts = tab === null || topUrl === null ? undefined : visits.get(keyOf(tab, null, false))?.facts;
    return facts?.topUrl === topUrl ? facts.site : siteOfUrl(topUrl ?? documentUrl);
  }

  return {
    record,
    ofTab: (tab) => visits.get(keyOf(tab, null, false)),
    ofWorkers: (site, isPrivate) => visits.get(keyOf(null, site, isPrivate)),
    endTab: (tab) => void visits.delete(keyOf(tab, null, false)),
    endPrivate: () => {
      for (const [key, { facts }] of visits) if (facts.isPrivate) visits.delete(key);
    },
    all: () => [...visits.values()],
    resume: (visit) => {
      const { tab, site, isPrivate } = visit.facts;
      visits.set(keyOf(tab, site, isPrivate), visit);
    },
    clear: () => visits.clear(),
  };
}

/** @returns The site of a URL's host, or `null` when it has none. */
export function siteOfUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  const host = hostname === "" ? undefined : canonicalHost(hostname);
  return host === undefined ? null : siteOf(host);
}

/** Tells whether a worker's visit is not over yet: one that was silent for long is another story. */
export function isGoingOn({ facts }: LiveVisit, atMs: number): boolean {
  return atMs - facts.lastAtMs <= WORKER_GAP_MS;
}

/** A page that was left shows in another site. */
function isSame(visit: LiveVisit, site: string | null, { tab, atMs }: DecidedRequest): boolean {
  return tab === null ? isGoingOn(visit, atMs) : site === null || visit.facts.site === site;
}

function keyOf(tab: number | null, site: string | null, isPrivate: boolean): string {
  return tab === null ? `worker ${isPrivate ? "private" : "stored"} ${site ?? ""}` : `tab ${tab}`;
}
