import { FIRST_FREE_RULE_ID, RULE_PRIORITY, type DeclarativeRule } from "@hushport/core";
import * as z from "zod/mini";
import { keepInSession } from "../session-store.ts";

/** Id of the session rule that lets quiet tabs go anywhere. */
export const QUIET_TABS_RULE_ID = FIRST_FREE_RULE_ID;

/**
 * Tabs in which nothing public is open and that no page opened: what navigates them is the user, or a local page. A
 * rule lets their navigations through without the detour by the warning page, so that typed addresses, reloads and
 * forms of local pages are untouched; everywhere else the detour is the price of telling users and opaque pages apart.
 */
export interface QuietTabs {
  readonly ready: Promise<void>;
  readonly has: (tab: number) => boolean;
  /** @returns Whether the rule changes with it. */
  readonly add: (tab: number) => boolean;
  /** @returns Whether the rule changes with it. */
  readonly remove: (tab: number) => boolean;
  /** Notes that a page opened the tab: it has a handle to it as long as the tab lives. */
  readonly markOpened: (tab: number) => boolean;
  readonly forget: (tab: number) => boolean;
  readonly rule: () => DeclarativeRule | undefined;
}

const schema = z.object({ quiet: z.array(z.int()), opened: z.array(z.int()) });

/** Starts with no quiet tab: whoever is not known asks. */
export function createQuietTabs(): QuietTabs {
  const kept = keepInSession("tabs", schema, { quiet: [], opened: [] });
  const change = (quiet: readonly number[], opened: readonly number[]): boolean => {
    const before = kept.get();
    kept.set({ quiet: [...quiet], opened: [...opened] });
    return before.quiet.length !== quiet.length;
  };
  const without = (tabs: readonly number[], tab: number): readonly number[] =>
    tabs.filter((id) => id !== tab);

  return {
    ready: kept.ready,
    has: (tab) => kept.get().quiet.includes(tab),
    add: (tab) => {
      const { quiet, opened } = kept.get();
      return !opened.includes(tab) && !quiet.includes(tab) && change([...quiet, tab], opened);
    },
    remove: (tab) => {
      const { quiet, opened } = kept.get();
      return quiet.includes(tab) && change(without(quiet, tab), opened);
    },
    markOpened: (tab) => {
      const { quiet, opened } = kept.get();
      return change(without(quiet, tab), [...without(opened, tab), tab]);
    },
    forget: (tab) => {
      const { quiet, opened } = kept.get();
      return change(without(quiet, tab), without(opened, tab));
    },
    rule: () => {
      const { quiet } = kept.get();
      if (quiet.length === 0) return undefined;
      return {
        id: QUIET_TABS_RULE_ID,
        priority: RULE_PRIORITY.continuation,
        action: { type: "allow" },
        condition: { tabIds: quiet, resourceTypes: ["main_frame"] },
      };
    },
  };
}
