import type { Gap } from "../contract/gap.ts";
import { t } from "../i18n/translate.ts";
import { badgeText, iconFiles, iconState } from "./icon-state.ts";

/** Colour of the badge: 7.2 to 1 against white text. */
const BADGE_COLOUR = "#8c2410";

/** What the toolbar shows for one tab. */
export interface TabState {
  readonly isOff: boolean;
  readonly blockedCount: number;
  readonly gaps: readonly Gap[];
}

/** Shows what is true of every tab that has nothing of its own. */
export async function showEverywhere(isOff: boolean, gaps: readonly Gap[]): Promise<void> {
  await chrome.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
  const state = iconState({ isOff, gaps, blockedCount: 0 });
  await chrome.action.setIcon({ path: iconFiles(state) });
  await chrome.action.setTitle({ title: t(`icon_${state}`) });
}

/** Shows the state of one tab. A tab that was closed meanwhile is no fault. */
export async function showTab(tabId: number, state: TabState): Promise<void> {
  try {
    await chrome.action.setBadgeText({ tabId, text: badgeText(state.blockedCount) });
    const said = iconState(state);
    await chrome.action.setIcon({ tabId, path: iconFiles(said) });
    await chrome.action.setTitle({ tabId, title: t(`icon_${said}`) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
