import { siteOf } from "@hushport/core";
import type { JudgedRequest } from "./judged-request.ts";

/** Firefox keeps addresses apart by top site, container and private window: each asks for itself. */
export function partitionOf({ details, topUrl }: JudgedRequest): string {
  const { cookieStoreId = "", incognito = false } = details;
  const top = topUrl === null ? null : URL.parse(topUrl);
  const site = top === null ? "" : `${top.protocol}${siteOf(top.hostname)}:${top.port}`;
  return `${site} ${cookieStoreId} ${incognito}`;
}
