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

const NOBODY: TabFacts = { topUrl: null, isPrivate: false };

/** Remembers each tab's facts until it commits another page. */
export function createTabBook(): TabBook {
  const known = new Map<number, Promise<TabFacts>>();
  return {
    factsOf: (tab) => {
      if (tab < 0) return Promise.resolve(NOBODY);
      const facts =
        known.get(tab) ??
        chrome.tabs.get(tab).then(
          ({ url, incognito }) => ({ topUrl: url ?? null, isPrivate: incognito }),
          // The tab is closed already.
          () => NOBODY,
        );
      known.set(tab, facts);
      return facts;
    },
    forget: (tab) => void known.delete(tab),
  };
}
