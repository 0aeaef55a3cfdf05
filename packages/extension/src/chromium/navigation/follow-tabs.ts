import { endpointOfUrl, isLocalHost } from "@hushport/core";
import type { EngineState } from "../engine-state.ts";
import type { RuleKeeper } from "../rules/rule-keeper.ts";
import { QUIET_TABS_RULE_ID, type QuietTabs } from "./quiet-tabs.ts";

/** Pages of the browser where the user starts; `about:blank` is not among them, since pages open it. */
const START_PAGE = /^chrome:\/\/(?:newtab|new-tab-page|bookmarks|history)\b/;

/** Keeps account of which tabs are quiet, and the rule for them. */
export function followTabs(state: EngineState, rules: RuleKeeper, quiet: QuietTabs): void {
  const put = async (change: () => boolean): Promise<void> => {
    await state.restored;
    if (change() && state.settings().mode === "default") void rules.setOwn(QUIET_TABS_RULE_ID, quiet.rule());
  };
  const isLocalPage = (url: string): boolean => {
    const host = endpointOfUrl(url)?.host;
    if (host === undefined) return false;
    return isLocalHost(host) && state.spaceOf(host) !== "public";
  };

  chrome.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
    // A public frame inside a local page may navigate the tab as well.
    if (frameId !== 0) void put(() => /^https?:/.test(url) && !isLocalPage(url) && quiet.remove(tabId));
    else void put(() => (START_PAGE.test(url) || isLocalPage(url) ? quiet.add(tabId) : quiet.remove(tabId)));
  });
  chrome.webNavigation.onCreatedNavigationTarget.addListener(
    ({ tabId }) => void put(() => quiet.markOpened(tabId)),
  );
  chrome.tabs.onCreated.addListener(({ id, openerTabId, pendingUrl, url }) => {
    // A new tab has an opener even when the user opened it; only one that goes somewhere was opened by a page.
    const target = pendingUrl ?? url ?? "";
    if (id !== undefined && openerTabId !== undefined && !START_PAGE.test(target))
      void put(() => quiet.markOpened(id));
  });
  chrome.tabs.onRemoved.addListener((tab) => void put(() => quiet.forget(tab)));
}
