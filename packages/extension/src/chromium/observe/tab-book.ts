/** What is known of a tab when one of its requests is told. */
export interface TabFacts {
  readonly topUrl: string | null;
  readonly isPrivate: boolean;
}

/** Tells tabs' top pages without asking the browser for each request. */
export interface TabBook {
  readonly factsOf: (tab: number) => Promise<TabFacts>;
  readonly forget: (tab: number) => void;
}

/**
 * Workers, and tabs that are closed already: Chromium tells of neither whether they are private, so while a private
 * window is open they are taken to be, and not stored.
 */
async function factsOfNobody(): Promise<TabFacts> {
  const windows = await chrome.windows.getAll();
  return { topUrl: null, isPrivate: windows.some(({ incognito }) => incognito) };
}

/** Remembers each tab's facts until it commits another page. */
export function createTabBook(): TabBook {
  const known = new Map<number, Promise<TabFacts>>();
  return {
    factsOf: (tab) => {
      if (tab < 0) return factsOfNobody();
      const facts =
        known.get(tab) ??
        chrome.tabs
          .get(tab)
          .then(({ url, incognito }) => ({ topUrl: url ?? null, isPrivate: incognito }), factsOfNobody);
      known.set(tab, facts);
      return facts;
    },
    forget: (tab) => void known.delete(tab),
  };
}
