/**
 * Types of requests that are looked at as soon as they begin, before a service worker or a cache may answer them, and
 * whose end is told. The others are those that a page makes by the hundred, where each event of a request costs
 * (docs/guard.md, "What it costs"): they are judged once, before their connection.
 *
 * Source: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webRequest/ResourceType
 * Snapshot: Firefox 153, 2026-11; `resource-types.browser.test.ts` asks the browser for its own.
 */
export const EARLY_TYPES = [
  "main_frame",
  "sub_frame",
  "websocket",
  "object",
  "object_subrequest",
  "beacon",
  "ping",
  "csp_report",
  "xslt",
  "xml_dtd",
  "web_manifest",
  "speculative",
  "other",
] as const;

/** Types that are looked at once, just before their connection. */
export const LATE_TYPES = [
  "image",
  "imageset",
  "script",
  "stylesheet",
  "font",
  "media",
  "xmlhttprequest",
  "json",
] as const;

const EARLY: ReadonlySet<string> = new Set(EARLY_TYPES);

/** Tells whether requests of a type come through the early listener. */
export function isLookedAtEarly(type: string): boolean {
  return EARLY.has(type);
}
