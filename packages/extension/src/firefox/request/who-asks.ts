import type { PolicyInitiator, SpaceMemory } from "@hushport/core";
import { navigationInitiatorOf } from "../initiator/navigation-initiator.ts";
import { initiatorOf } from "../initiator/page-initiator.ts";
import type { AskBook } from "../navigation/ask-book.ts";
import type { RedirectChains } from "../navigation/redirect-chains.ts";
import type { TabBook } from "../navigation/tab-book.ts";
import type { FrameBook } from "../state/frame-book.ts";
import { isOutsideTabs, type RequestDetails } from "./request-details.ts";

/** All that the engine remembers of documents and tabs. */
export interface PageKnowledge {
  readonly memory: SpaceMemory;
  readonly tabs: TabBook;
  readonly asks: AskBook;
  readonly chains: RedirectChains;
  readonly frames: FrameBook;
}

/** Tells who makes a request. A pass of the user's is used up by it, so it is asked once for each request. */
export function whoAsks(details: RequestDetails, known: PageKnowledge, nowMs: number): PolicyInitiator {
  const { memory, frames, tabs, asks, chains } = known;
  if (details.type !== "main_frame") return initiatorOf(details, { memory, urlOfFrame: frames.urlOf });
  const { tabId } = details;
  return navigationInitiatorOf(details, {
    memory,
    isContinued: asks.usePass(tabId, details.url, nowMs),
    redirectedBy: chains.of(details.requestId),
    mayBeDriven: isOutsideTabs(details) || tabs.mayBeDriven(tabId),
    viewed: () => frames.shownIn(tabs.driverOf(tabId)),
  });
}
