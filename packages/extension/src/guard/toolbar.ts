import type { Gap } from "../contract/gap.ts";
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
  await chrome.action.setIcon({ path: iconFiles(iconState({ isOff, gaps, blockedCount: 0 })) });
}

/** Shows the state of one tab. A tab that was closed meanwhile is no fault. */
export async function showTab(tabId: number, state: TabState): Promise<void> {
  try {
    await chrome.action.setBadgeText({ tabId, text: badgeText(state.blockedCount) });
    await chrome.action.setIcon({ tabId, path: iconFiles(iconState(state)) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
