import * as z from "zod/mini";

/** What is kept of a tab. */
const tabRecordSchema = z.object({
  /** Tabs that one page opened from another share a group: their pages can navigate each other. */
  group: z.int(),
  /** Whether a document without an origin (sandboxed, `data:`) lives in the tab. */
  hasOpaque: z.boolean(),
  /** Whether a page opened the tab, and nothing was loaded in it yet. */
  isFresh: z.boolean(),
  /** The tab of the page that opened it. */
  source: z.optional(z.int()),
});

/** Shape of what is kept while the background sleeps. */
export const tabBookSchema = z.array(z.tuple([z.int(), tabRecordSchema]));

type TabRecord = z.infer<typeof tabRecordSchema>;

/** Knows which tabs could be navigated by a page that Firefox does not name. */
export interface TabBook {
  /** A page of `source` opened `tab`. */
  readonly opened: (tab: number, source: number) => void;
  /** A document without an origin began in a tab. */
  readonly opaqueSeen: (tab: number) => void;
  /** The top page of a tab was replaced. */
  readonly replaced: (tab: number, url: string) => void;
  readonly closed: (tab: number) => void;
  /** Whether a page may stand behind a navigation of `tab` for which Firefox names nobody. */
  readonly mayBeDriven: (tab: number) => boolean;
  /** The tab whose page navigates `tab` where the browser's own viewer does: itself, or the one that opened it. */
  readonly driverOf: (tab: number) => number;
  /** Whether `tab` was opened by a page and shows nothing yet. */
  readonly isFresh: (tab: number) => boolean;
  readonly dump: () => z.infer<typeof tabBookSchema>;
  readonly restore: (dumped: unknown) => void;
}

/**
 * Firefox names nobody when the user typed an address, and nobody when a document without an origin navigates its top
 * page or a window it can reach. Only where such a document can be behind it, the guard asks.
 */
export function createTabBook(): TabBook {
  const tabs = new Map<number, TabRecord>();

  function recordOf(tab: number): TabRecord {
    const known = tabs.get(tab) ?? { group: tab, hasOpaque: false, isFresh: false };
    tabs.set(tab, known);
    return known;
  }
  function change(tab: number, part: Partial<TabRecord>): void {
    tabs.set(tab, { ...recordOf(tab), ...part });
  }

  return {
    opened: (tab, source) => change(tab, { group: recordOf(source).group, isFresh: true, source }),
    opaqueSeen: (tab) => change(tab, { hasOpaque: true }),
    replaced: (tab, url) => {
      // A tab that a page opened begins with about:blank, which is the page's own.
      if (url !== "about:blank") change(tab, { hasOpaque: false, isFresh: false });
    },
    closed: (tab) => void tabs.delete(tab),
    mayBeDriven: (tab) => {
      const record = tabs.get(tab);
      if (record === undefined) return false;
      return (
        record.isFresh ||
        record.hasOpaque ||
        [...tabs.values()].some(({ group, hasOpaque }) => group === record.group && hasOpaque)
      );
    },
    driverOf: (tab) => {
      const record = tabs.get(tab);
      return record?.isFresh === true ? (record.source ?? tab) : tab;
    },
    isFresh: (tab) => tabs.get(tab)?.isFresh ?? false,
    dump: () => [...tabs],
    restore: (dumped) => {
      const parsed = tabBookSchema.safeParse(dumped);
      // What was told since the background woke is newer.
      for (const [tab, record] of parsed.success ? parsed.data : []) {
        if (!tabs.has(tab)) tabs.set(tab, record);
      }
    },
  };
}
