import { ownerOfUrl } from "../initiator/url-owner.ts";
import type { RequestDetails } from "./request-details.ts";

/** URL of the page that a request belongs to; for workers without a tab that of the worker's own site. */
export function topUrlOf(details: RequestDetails, urlOfTop: string | undefined): string | null {
  const candidates =
    details.type === "main_frame"
      ? [details.originUrl, urlOfTop]
      : [details.frameAncestors?.at(-1)?.url, urlOfTop, details.documentUrl, details.originUrl];
  return candidates.find((url) => ownerOfUrl(url).kind === "host") ?? null;
}
