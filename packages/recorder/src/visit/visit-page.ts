import { ProtocolError } from "../errors.ts";
import { pause, waitAtMost } from "../process/wait.ts";
import type { VisitOutcome } from "../recording.ts";
import type { BrowserSession } from "./browser-session.ts";
import { navigationFailure } from "./navigation-error.ts";
import { followPage, type EarlyEnd } from "./page-progress.ts";

/** What a visit of one page is given. */
export interface VisitRequest {
  readonly url: string;
  readonly dwellMs: number;
  readonly timeoutMs: number;
  /** Aborts when the person wants no more. */
  readonly signal: AbortSignal;
  readonly onStart: () => void;
  readonly onWatch: () => void;
  /** Called shortly before the dwell ends, for what can be asked while the page is still watched. */
  readonly onLastLook: () => void;
}

/** Above the time that a screenshot takes (measured: 25 to 35 ms), so that it costs the visit no time of its own. */
const LAST_LOOK_MS = 250;

/** How a visit of one page went. */
export interface VisitedPage {
  readonly outcome: VisitOutcome;
  readonly finalUrl: string | null;
  readonly warnings: readonly string[];
  /** The browser is still there to be asked. */
  readonly isAnswering: boolean;
}

/** Opens a page and watches it: until its load event and then for the dwell, or until it is over. */
export async function visitPage(
  { connection, page, ended, lifetime }: BrowserSession,
  request: VisitRequest,
): Promise<VisitedPage> {
  const { url, timeoutMs, dwellMs, signal } = request;
  const progress = followPage(connection, page, lifetime);
  const over = new AbortController();
  void ended.then(() => over.abort("ended"));
  const stop = AbortSignal.any([signal, progress.gone, over.signal]);
  const done = new Promise<"stopped">((resolve) => {
    if (stop.aborted) resolve("stopped");
    else stop.addEventListener("abort", () => resolve("stopped"), { once: true });
  });

  const finish = (outcome: VisitOutcome, warnings: readonly string[] = []): VisitedPage => ({
    outcome,
    finalUrl: progress.committedUrl(),
    warnings,
    isAnswering: !over.signal.aborted && !progress.gone.aborted,
  });

  if (stop.aborted) return finish(earlyEnd(signal, progress.earlyEnd()));
  request.onStart();
  const navigation = connection
    .send("Page.navigate", { url }, page.sessionId)
    .catch((error: unknown) => ({ errorText: refusal(error) }));
  const deadlineMs = Date.now() + timeoutMs;
  const opened = await waitAtMost(Promise.race([navigation, done]), timeoutMs);
  if (stop.aborted) return finish(earlyEnd(signal, progress.earlyEnd()));
  if (opened === undefined || opened === "stopped") {
    return finish({
      kind: "failed",
      code: "ERR_RECORDER_NO_RESPONSE",
      message: `Cannot open ${url}: no answer within ${timeoutMs} ms; a longer --timeout may help`,
    });
  }
  if (opened.errorText !== undefined && progress.committedUrl() === null) {
    return finish(navigationFailure(progress.askedUrl() ?? url, opened.errorText));
  }

  const warnings: string[] = [];
  const isLoaded = await waitAtMost(
    Promise.race([progress.loaded.then(() => true), done.then(() => false)]),
    Math.max(0, deadlineMs - Date.now()),
  );
  request.onWatch();
  const lastLookMs = Math.min(dwellMs, LAST_LOOK_MS);
  await pause(dwellMs - lastLookMs, stop);
  if (!stop.aborted) request.onLastLook();
  await pause(lastLookMs, stop);
  if (stop.aborted) return finish(earlyEnd(signal, progress.earlyEnd()), warnings);
  const status = progress.httpStatus();
  if (status !== null && status >= 400) warnings.push(`The server answered with HTTP status ${status}.`);
  if (isLoaded === true) return finish({ kind: "loaded", httpStatus: status }, warnings);
  return finish(
    {
      kind: "partial",
      code: "ERR_RECORDER_LOAD_TIMEOUT",
      message: `The page was still loading after ${timeoutMs} ms; it was watched as it was`,
    },
    warnings,
  );
}

function earlyEnd(interruption: AbortSignal, end: EarlyEnd | undefined): VisitOutcome {
  if (end !== undefined) return end;
  if (interruption.aborted) {
    return { kind: "partial", code: "ERR_RECORDER_INTERRUPTED", message: "The visit was interrupted" };
  }
  return {
    kind: "partial",
    code: "ERR_RECORDER_BROWSER_ENDED",
    message: "The browser ended during the visit",
  };
}

/** The browser's own words for a navigation that it would not even begin. */
function refusal(error: unknown): string {
  if (!(error instanceof ProtocolError)) throw error;
  return error.message;
}
