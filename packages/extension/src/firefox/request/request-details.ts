/**
 * What Firefox tells of a request, as far as the guard goes by it.
 *
 * The published types lack `frameAncestors`, `proxyInfo` and `ip`, which Firefox has had since 58 and 60.
 *
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webRequest/onBeforeRequest#details
 */
export interface RequestDetails {
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly type: string;
  /** -1 for shared and service workers, WebTransport, and the browser itself. */
  readonly tabId: number;
  readonly frameId: number;
  /** Who caused the request. Absent for typed addresses and for opaque origins. */
  readonly originUrl?: string | undefined;
  /** The document that will use the answer; absent for opaque origins. */
  readonly documentUrl?: string | undefined;
  /** The parent first, the top page last. */
  readonly frameAncestors?: readonly { readonly url: string; readonly frameId: number }[] | undefined;
  /** The address that answered; only once one has. */
  readonly ip?: string | null | undefined;
  readonly fromCache?: boolean | undefined;
  readonly proxyInfo?: ProxyInfo | null | undefined;
  readonly incognito?: boolean | undefined;
  readonly cookieStoreId?: string | undefined;
}

/**
 * Tells whether Firefox itself loads a page outside of all tabs: for the preview of a link that the mouse is held on, or
 * for a thumbnail. A page chose the address of either, and is not named.
 *
 * Source: `LinkPreviewChild.sys.mjs` and `BackgroundPageThumbs.sys.mjs` of Firefox 153; link-previews.browser.test.ts.
 */
export function isOutsideTabs({
  type,
  tabId,
  originUrl,
}: Pick<RequestDetails, "type" | "tabId" | "originUrl">): boolean {
  return type === "main_frame" && tabId === -1 && originUrl === undefined;
}

/** The proxy that a request goes through. */
export interface ProxyInfo {
  readonly type: string;
  /** Whether a SOCKS proxy resolves names. */
  readonly proxyDNS?: boolean | undefined;
}

/** Tells whether somebody else resolves the names of a request: every HTTP proxy, and SOCKS proxies that are told to. */
export function isResolvedByProxy({ proxyInfo }: Pick<RequestDetails, "proxyInfo">): boolean {
  if (!isProxied({ proxyInfo })) return false;
  return proxyInfo?.type.startsWith("socks") !== true || proxyInfo.proxyDNS === true;
}

/** Tells whether a request goes through a proxy, so that the address that answers is the proxy's. */
export function isProxied({ proxyInfo }: Pick<RequestDetails, "proxyInfo">): boolean {
  return proxyInfo !== undefined && proxyInfo !== null && proxyInfo.type !== "direct";
}
