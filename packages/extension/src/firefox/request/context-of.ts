import type { Context } from "@hushport/core";
import { ownerOfUrl } from "../initiator/url-owner.ts";
import type { RequestDetails } from "./request-details.ts";

/**
 * Where a request was made, as far as Firefox tells: it does not tell a page from its dedicated workers, nor shared
 * workers from service workers.
 */
export function contextOf({ tabId, frameId, type, ...details }: RequestDetails): Context {
  if (tabId === -1) return "unknown";
  if (type === "main_frame") return "document";
  const document = ownerOfUrl(details.documentUrl);
  // A frame's own request is made by the document around it, which is what `documentUrl` names.
  const isFramed = type === "sub_frame" ? (details.frameAncestors?.length ?? 0) > 1 : frameId !== 0;
  if (!isFramed) return "document";
  if (document.kind !== "host") return "sandboxed-frame";
  const top = ownerOfUrl(details.frameAncestors?.at(-1)?.url);
  return top.kind === "host" && top.host === document.host ? "same-origin-frame" : "cross-origin-frame";
}
