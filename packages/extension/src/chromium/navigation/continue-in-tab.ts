import { continuationRule, FIRST_FREE_RULE_ID, WARNING_PAGE } from "@hushport/core";
import type { RuleKeeper } from "../rules/rule-keeper.ts";

/** Rules of continuations: one for each tab, after those of the engine itself. */
const FIRST_CONTINUATION = FIRST_FREE_RULE_ID + 1000;

const WARNING_URL = chrome.runtime.getURL(WARNING_PAGE);

/** How often and how long the warning page is waited for: its script may not have run yet. */
const [ATTEMPTS, ATTEMPT_MS] = [10, 100];

/** Lets a tab navigate to one URL, once, and sends it there. */
export async function continueInTab(rules: RuleKeeper, tab: number, url: string): Promise<void> {
  const id = FIRST_CONTINUATION + tab;
  const rule = continuationRule(id, tab, url);
  if (rule === undefined) return;
  await rules.setOwn(id, rule);
  const attempts = (await hasWarnings(tab)) ? ATTEMPTS : 0;
  for (let attempt = 0; attempt < attempts && (await isWarned(tab)); attempt++) {
    if (await askToFollow(tab, url)) return;
  }
  // The warning page is not there yet, or cannot be: the tab is sent itself.
  await chrome.tabs.update(tab, { url });
}

/** Tells whether a URL is the warning page's. */
export function isWarningPage(url: string): boolean {
  return url.startsWith(WARNING_URL);
}

/** Takes a tab to the warning page: a rule cannot, where the navigation has a body. */
export async function showWarning(tab: number, url: string): Promise<void> {
  if (await hasWarnings(tab)) await chrome.tabs.update(tab, { url: `${WARNING_URL}#${url}` });
}

/**
 * Tells whether a tab can show the warning page: private windows cannot while one background serves all windows; the
 * popup asks there.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/manifest/incognito
 */
async function hasWarnings(tab: number): Promise<boolean> {
  return !(await chrome.tabs.get(tab)).incognito;
}

/** Takes the permission of a tab back. */
export function endContinuation(rules: RuleKeeper, tab: number): Promise<void> {
  return rules.setOwn(FIRST_CONTINUATION + tab, undefined);
}

/** Tells whether a tab shows the warning page, or is on its way to it. */
async function isWarned(tab: number): Promise<boolean> {
  const { url = "", pendingUrl = "", status } = await chrome.tabs.get(tab);
  return isWarningPage(url) || isWarningPage(pendingUrl) || status === "loading";
}

/** @returns Whether the warning page of that tab goes there itself, leaving no entry in the tab's history. */
async function askToFollow(tab: number, url: string): Promise<boolean> {
  const late = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ATTEMPT_MS);
  });
  const answer = chrome.runtime.sendMessage({ kind: "engine-go", tab, url }).then(
    (isDone) => isDone === true,
    // No page of the extension listens yet.
    () => late,
  );
  return Promise.race([answer, late]);
}
