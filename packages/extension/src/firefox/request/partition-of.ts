import { siteOf } from "@hushport/core";
import { rememberLately } from "../initiator/remember-lately.ts";
import type { JudgedRequest } from "./judged-request.ts";

/** Firefox keeps addresses apart by top site, container and private window: each asks for itself. */
export function partitionOf({ details, topUrl }: JudgedRequest): string {
  const { cookieStoreId = "", incognito = false } = details;
  return `${topUrl === null ? "" : topSiteOf(topUrl)} ${cookieStoreId} ${incognito}`;
}

/** The same for all requests of a page. */
const topSiteOf = rememberLately((url) => {
  const top = URL.parse(url);
  return top === null ? "" : `${top.protocol}${siteOf(top.hostname)}:${top.port}`;
});
