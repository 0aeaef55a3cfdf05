import { firefox } from "../firefox-api.ts";
import { EARLY_TYPES } from "./early-types.ts";
import type { RequestDetails } from "./request-details.ts";
import type { RequestGuard } from "./request-guard.ts";
import { CANCEL, type Verdict } from "./verdict.ts";

/** `<all_urls>` leaves out WebSockets. */
const EVERY_URL = { urls: ["<all_urls>", "ws://*/*", "wss://*/*"] };
const EARLY = { ...EVERY_URL, types: [...EARLY_TYPES] };
const NAVIGATIONS = { ...EVERY_URL, types: ["main_frame"] };

/**
 * Registers the listeners, synchronously as event pages demand: Firefox holds a request until a sleeping background
 * has woken and answered. What a listener throws it only logs, and lets the request go on: so a judge that fails
 * refuses.
 *
 * @param onFailure Called once, with the first thing that failed.
 */
export function listenToRequests(
  guard: RequestGuard,
  ready: Promise<unknown>,
  onFailure: (error: unknown) => void,
): void {
  let isReady = false;
  void ready.finally(() => {
    isReady = true;
  });
  const tell = once(onFailure);
  function refuse(error: unknown): Verdict {
    tell(error);
    return CANCEL;
  }
  const judging =
    <Details extends RequestDetails>(decide: (details: Details) => Verdict | Promise<Verdict>) =>
    (details: Details): Verdict | Promise<Verdict> => {
      try {
        const verdict = isReady ? decide(details) : ready.then(() => decide(details));
        return verdict instanceof Promise ? verdict.catch(refuse) : verdict;
      } catch (error) {
        return refuse(error);
      }
    };
  const noting =
    <Details>(note: (details: Details) => void) =>
    (details: Details): void => {
      try {
        note(details);
      } catch (error) {
        tell(error);
      }
    };

  const { webRequest } = firefox;
  webRequest.onBeforeRequest.addListener(judging(guard.beforeRequest), EARLY, ["blocking"]);
  webRequest.onBeforeSendHeaders.addListener(judging(guard.beforeSendHeaders), EVERY_URL, ["blocking"]);
  webRequest.onHeadersReceived.addListener(judging(guard.headersReceived), EVERY_URL, [
    "blocking",
    "responseHeaders",
  ]);
  webRequest.onBeforeRedirect.addListener(noting(guard.beforeRedirect), NAVIGATIONS);
  webRequest.onCompleted.addListener(noting(guard.ended), EARLY);
  webRequest.onErrorOccurred.addListener(noting(guard.ended), EVERY_URL);
}

/** What fails for one request fails for thousands: the first is enough. */
function once(tell: (error: unknown) => void): (error: unknown) => void {
  let isTold = false;
  return (error) => {
    if (!isTold) tell(error);
    isTold = true;
  };
}
