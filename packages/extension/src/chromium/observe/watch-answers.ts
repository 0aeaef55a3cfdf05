/** What Chromium tells once a server has begun to answer. */
export type AnswerDetails = chrome.webRequest.OnResponseStartedDetails;

/**
 * Types whose answers are told whatever the scheme.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/api/webRequest#type-ResourceType
 * Snapshot: Chromium 156; `resource-types.browser.test.ts` asks the browser for its own.
 */
export const TOLD_TYPES = [
  "main_frame",
  "sub_frame",
  "script",
  "object",
  "xmlhttprequest",
  "ping",
  "csp_report",
  "websocket",
  "other",
] as const;

/** Nearly all of a page's requests; and two that no filter takes, the last of which is not shipped. */
export const UNTOLD_TYPES = ["stylesheet", "image", "font", "media", "webtransport", "webbundle"] as const;

/**
 * Tells each listener of every answer but those to pictures, style sheets, fonts and media by https. Chromium sends a
 * message for each answer and listener, which makes a page of a thousand pictures an eighth slower (docs/guard.md,
 * "What it costs"). What is lost by it: a name is not learned where a page reached this machine or its network only in
 * these ways, under a certificate that the browser trusts; and what a grant lets through in these ways is not logged.
 */
export function watchAnswers(listeners: readonly ((details: AnswerDetails) => void)[]): void {
  const { onResponseStarted } = chrome.webRequest;
  // Each its own function: who is added again is there once.
  const tell = (details: AnswerDetails): void => {
    for (const listener of listeners) listener(details);
  };
  onResponseStarted.addListener((details) => tell(details), {
    urls: ["http://*/*", "ws://*/*", "wss://*/*"],
  });
  onResponseStarted.addListener((details) => tell(details), {
    urls: ["https://*/*"],
    types: [...TOLD_TYPES],
  });
}
