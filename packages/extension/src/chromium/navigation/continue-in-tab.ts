import { continuationRule, FIRST_FREE_RULE_ID } from "@hushport/core";
import type { RuleKeeper } from "../rules/rule-keeper.ts";

/** Rules of continuations: one for each tab, after those of the engine itself. */
const FIRST_CONTINUATION = FIRST_FREE_RULE_ID + 1000;

/** Above what a warning page takes to answer. */
const PAGE_DEADLINE_MS = 250;

/** Lets a tab navigate to one URL, once, and sends it there. */
export async function continueInTab(rules: RuleKeeper, tab: number, url: string): Promise<void> {
  const id = FIRST_CONTINUATION + tab;
  const rule = continuationRule(id, tab, url);
  if (rule === undefined) return;
  await rules.setOwn(id, rule);
  const isFollowed = await Promise.race([
    chrome.runtime.sendMessage({ kind: "engine-go", tab, url }).then(
      (answer) => answer === true,
      // No page of the extension is open.
      () => false,
    ),
    new Promise<false>((resolve) => {
      setTimeout(() => resolve(false), PAGE_DEADLINE_MS);
    }),
  ]);
  // The warning page is not there yet, or cannot be (private windows): the tab is sent itself.
  if (!isFollowed) await chrome.tabs.update(tab, { url });
}

/** Takes the permission of a tab back. */
export function endContinuation(rules: RuleKeeper, tab: number): Promise<void> {
  return rules.setOwn(FIRST_CONTINUATION + tab, undefined);
}
