import type { ProtocolEvent } from "../cdp/connection.ts";
import { ignoreGone } from "../cdp/ignore-gone.ts";
import { pause, waitAtMost } from "../process/wait.ts";
import type { BrowserSession } from "./browser-session.ts";

/** A page that does not leave by then is left with the browser. */
const LEAVE_MS = 100;

/**
 * How long the browser is kept after leaving, and again after each sign that more is to come.
 *
 * Measured with a page and a frame that each make 9 requests at their end, 8 visits: without waiting, 3 of 16 `unload`
 * beacons were seen; with 40 ms once, 14 of 16 and 10 of 16 WebSockets; with 150 ms, every one.
 */
const AFTERMATH_MS = 40;
const AFTERMATH_OF_SIGN_MS = 100;
const MAX_AFTERMATH_MS = 400;

/** What a page at its end makes, each perhaps followed by more, and the end of a frame that has a process of its own. */
const SIGNS_OF_MORE: ReadonlySet<ProtocolEvent["method"]> = new Set([
  "Network.requestWillBeSent",
  "Network.webSocketCreated",
  "Network.webTransportCreated",
  "Runtime.bindingCalled",
  "Target.detachedFromTarget",
]);

/** Leaving is part of a visit: pages send their last requests then. Waits until they are with the network stack. */
export async function leavePage({ connection, page, ended }: BrowserSession): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  const startMs = performance.now();
  let untilMs = 0;
  connection.listen((event) => {
    if (!SIGNS_OF_MORE.has(event.method) || isOwn(event)) return;
    untilMs = Math.max(untilMs, performance.now() + AFTERMATH_OF_SIGN_MS);
  }, over.signal);
  const left = connection.send("Page.navigate", { url: "about:blank" }, page.sessionId).catch(ignoreGone);
  await waitAtMost(left, LEAVE_MS);
  untilMs = Math.max(untilMs, performance.now() + AFTERMATH_MS);
  while (!over.signal.aborted && performance.now() < Math.min(untilMs, startMs + MAX_AFTERMATH_MS)) {
    await pause(Math.min(untilMs, startMs + MAX_AFTERMATH_MS) - performance.now(), over.signal);
  }
  over.abort();
}

/** The blank page that the visit leaves to. */
function isOwn(event: ProtocolEvent): boolean {
  return event.method === "Network.requestWillBeSent" && event.params.request.url === "about:blank";
}
