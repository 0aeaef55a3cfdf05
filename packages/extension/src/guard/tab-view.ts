import { ANY_SITE, isAlive, isPauseAlive, siteOf } from "@hushport/core";
import type { AskedNavigation } from "../contract/asked-navigation.ts";
import type { Gap } from "../contract/gap.ts";
import type { SealedNotice } from "../contract/sealed-notice.ts";
import type { Settings } from "../contract/settings.ts";
import { composeAskedView } from "./asked-view.ts";
import { isGoingOn, siteOfUrl } from "./journal/live-visits.ts";
import type { Journal } from "./journal/journal.ts";
import { summariseVisit } from "./journal/summarise-visit.ts";
import { freezeVisit, type LiveVisit } from "./journal/visit.ts";
import type { TabView } from "./replies.ts";

/** What a view of a tab is made of. */
export interface TabViewFacts {
  readonly tab: { readonly url?: string | undefined; readonly incognito: boolean };
  readonly tabId: number;
  readonly settings: Settings;
  readonly journal: Journal;
  /** What waits in the tab for a click. */
  readonly asked: AskedNavigation | undefined;
  readonly gaps: readonly Gap[];
  readonly notices: readonly SealedNotice[];
  readonly nowMs: number;
}

/** Puts together what the popup shows of one tab. */
export function composeTabView(facts: TabViewFacts): TabView {
  const { tab, tabId, settings, journal, asked, gaps, notices, nowMs } = facts;
  const page = journal.ofTab(tabId);
  const site = siteOfPage(tab.url) ?? page?.facts.site ?? null;
  const workers = site === null ? undefined : journal.ofWorkers(site, tab.incognito);
  const nameless = journal.ofWorkers(null, tab.incognito);
  const pause = settings.pauses.find((known) => known.site === site);
  return {
    site,
    isFile: tab.url?.startsWith("file:") ?? false,
    isPrivate: tab.incognito,
    mode: settings.mode,
    pause: pause === undefined ? null : { untilMs: pause.untilMs },
    asked: tab.incognito ? composeAskedView({ asked, tab: tabId, journal }) : null,
    page: judge(page),
    workers: judge(workers),
    // Long after, nobody would connect it with the page in front.
    nameless: nameless !== undefined && isGoingOn(nameless, nowMs) ? judge(nameless) : null,
    // Another tab's grants are of no use here.
    grants: settings.grants.filter(
      (grant) =>
        (grant.site === site || grant.site === ANY_SITE) && isAlive(grant.lifetime, { nowMs, tab: tabId }),
    ),
    gaps: [...gaps],
    notices: [...notices],
    pausedSites: settings.pauses.filter((known) => isPauseAlive(known, nowMs)).map((known) => known.site),
  };
}

/** The site of a web page; the extension's own pages and the browser's are none. */
export function siteOfPage(url: string | undefined): string | null {
  return url !== undefined && /^(?:https?|file):/.test(url) ? siteOfUrl(url) : null;
}

/** Tells whether the guard is switched off on a site. */
export function isPaused({ mode, pauses }: Settings, site: string | null): boolean {
  return mode === "off" || (site !== null && pauses.some((pause) => pause.site === siteOf(site)));
}

function judge(live: LiveVisit | undefined): TabView["page"] {
  if (live === undefined) return null;
  const visit = freezeVisit(live);
  return { visit, summary: summariseVisit(visit) };
}
