import { firefox } from "../firefox-api.ts";
import type { RequestDetails } from "./request-details.ts";
import type { RequestGuard, Verdict } from "./request-guard.ts";

/** `<all_urls>` leaves out WebSockets. */
const EVERY_URL = { urls: ["<all_urls>", "ws://*/*", "wss://*/*"] };

/**
 * Registers the listeners, synchronously as event pages demand: Firefox holds a request until a sleeping background
 * has woken and answered.
 */
export function listenToRequests(guard: RequestGuard, ready: Promise<unknown>): void {
  let isReady = false;
  void ready.finally(() => {
    isReady = true;
  });
  const whenReady =
    <Details extends RequestDetails>(decide: (details: Details) => Verdict | Promise<Verdict>) =>
    (details: Details) =>
      isReady ? decide(details) : ready.then(() => decide(details));

  const { webRequest } = firefox;
  webRequest.onBeforeRequest.addListener(whenReady(guard.beforeRequest), EVERY_URL, ["blocking"]);
  webRequest.onBeforeSendHeaders.addListener(whenReady(guard.beforeSendHeaders), EVERY_URL, ["blocking"]);
  webRequest.onHeadersReceived.addListener(whenReady(guard.headersReceived), EVERY_URL, [
    "blocking",
    "responseHeaders",
  ]);
  webRequest.onBeforeRedirect.addListener(guard.beforeRedirect, EVERY_URL);
  webRequest.onCompleted.addListener(guard.ended, EVERY_URL);
  webRequest.onErrorOccurred.addListener(guard.ended, EVERY_URL);
}
