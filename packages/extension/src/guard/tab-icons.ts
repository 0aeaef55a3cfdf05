import type { Gap } from "../contract/gap.ts";
import { countVisit } from "./journal/count-visit.ts";
import type { Journal } from "./journal/journal.ts";
import { freezeVisit, type LiveVisit } from "./journal/visit.ts";
import type { SettingsKeeper } from "./settings/settings-keeper.ts";
import { isPaused, siteOfPage } from "./tab-view.ts";
import { throttle } from "./throttle.ts";
import { showEverywhere, showTab } from "./toolbar.ts";

/** Often enough for the eye. */
const SHOW_EVERY_MS = { leastMs: 250, mostMs: 1_000 };

/** What icons and badges are made of. */
export interface TabIconParts {
  readonly keeper: Pick<SettingsKeeper, "inForce">;
  readonly journal: Pick<Journal, "ofTab" | "ofWorkers">;
  readonly gaps: () => readonly Gap[];
}

/** Keeps the toolbar true for every tab. */
export interface TabIcons {
  /** Something happened in a tab. */
  readonly touch: (tab: number) => void;
  /** Workers of a site did something, which shows in each of its tabs. */
  readonly touchSite: (site: string) => void;
  /** Something holds for all tabs: the mode, a pause, a gap. */
  readonly touchAll: () => void;
}

/** Starts with nothing to show. */
export function createTabIcons({ keeper, journal, gaps }: TabIconParts): TabIcons {
  const tabs = new Set<number>();
  const sites = new Set<string>();
  let isForAll = false;

  const show = throttle(SHOW_EVERY_MS, () => {
    void showChanged([...tabs], new Set(sites), isForAll);
    tabs.clear();
    sites.clear();
    isForAll = false;
  });

  async function showChanged(ids: readonly number[], of: ReadonlySet<string>, isAll: boolean): Promise<void> {
    const known = isAll || of.size > 0 ? await chrome.tabs.query({}) : await findTabs(ids);
    await Promise.all(
      known
        .filter(
          (tab) => isAll || ids.includes(tab.id ?? chrome.tabs.TAB_ID_NONE) || of.has(siteOfTab(tab) ?? ""),
        )
        .map(showOne),
    );
  }

  /** The same site as the popup's: the extension's own pages stand for the page before them. */
  function siteOfTab({ id, url }: chrome.tabs.Tab): string | null {
    return siteOfPage(url) ?? (id === undefined ? null : (journal.ofTab(id)?.facts.site ?? null));
  }

  async function showOne(tab: chrome.tabs.Tab): Promise<void> {
    if (tab.id === undefined) return;
    const site = siteOfTab(tab);
    // Workers that no site is known of would show in every tab, and say nothing of any.
    const workers = site === null ? undefined : journal.ofWorkers(site, tab.incognito);
    await showTab(tab.id, {
      isOff: isPaused(keeper.inForce(Date.now()), site),
      blockedCount: blockedIn(journal.ofTab(tab.id)) + blockedIn(workers),
      gaps: gaps(),
    });
  }

  return {
    touch: (tab) => {
      tabs.add(tab);
      show();
    },
    touchSite: (site) => {
      sites.add(site);
      show();
    },
    touchAll: () => {
      void showEverywhere(keeper.inForce(Date.now()).mode === "off", gaps());
      isForAll = true;
      show();
    },
  };
}

function blockedIn(visit: LiveVisit | undefined): number {
  return visit === undefined ? 0 : countVisit(freezeVisit(visit)).blockedPorts;
}

/** Tabs that were closed meanwhile are left out. */
async function findTabs(ids: readonly number[]): Promise<readonly chrome.tabs.Tab[]> {
  const found = await Promise.allSettled(ids.map((id) => chrome.tabs.get(id)));
  return found.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}
