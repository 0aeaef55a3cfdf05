import { ownerOfUrl } from "../initiator/url-owner.ts";
import type { TabBook } from "../navigation/tab-book.ts";
import type { RequestDetails } from "./request-details.ts";

/** URL of the page that a request belongs to; for workers without a tab that of the worker's own site. */
export function topUrlOf(details: RequestDetails, urlOfTop: string | undefined): string | null {
  const candidates =
    details.type === "main_frame"
      ? [details.originUrl, urlOfTop]
      : [details.frameAncestors?.at(-1)?.url, urlOfTop, details.documentUrl, details.originUrl];
  return candidates.find((url) => ownerOfUrl(url).kind === "host") ?? null;
}

/** The tab whose page a request belongs to: a link in the browser's own viewer may open another, which is empty yet. */
export function tabShowing({ type, tabId, originUrl }: RequestDetails, tabs: TabBook): number {
  const isViewers = type === "main_frame" && ownerOfUrl(originUrl).kind === "viewer";
  return isViewers ? tabs.driverOf(tabId) : tabId;
}
