import type { Connection, ProtocolEvent } from "../cdp/connection.ts";
import { ignoreGone } from "../cdp/ignore-gone.ts";
import type { VisitOutcome } from "../recording.ts";

/** Something that ended the visit before its time. */
export type EarlyEnd = Extract<VisitOutcome, { kind: "partial" }>;

/** What a visit waits for, told by the events of its page. */
export interface PageProgress {
  /** Resolves at the first `load` event of the top-level document. */
  readonly loaded: Promise<void>;
  /** Aborts when the page cannot be watched any longer. */
  readonly gone: AbortSignal;
  /** Why it cannot, once it cannot. */
  earlyEnd(): EarlyEnd | undefined;
  httpStatus(): number | null;
  /** Address of the last top-level document that was asked for, redirects included. */
  askedUrl(): string | null;
  /** Address of the last top-level document that was committed, without the blank one at the start. */
  committedUrl(): string | null;
}

/** Popups beyond this are closed: a page that opens more wants to exhaust the machine. */
const MAX_POPUPS = 20;

/** Follows the visit's own page: load, status, crash, end; answers its dialogs, so that it goes on. */
export function followPage(
  connection: Connection,
  { sessionId, targetId }: { readonly sessionId: string; readonly targetId: string },
  signal: AbortSignal,
): PageProgress {
  const loaded = Promise.withResolvers<void>();
  const gone = new AbortController();
  let status: number | null = null;
  let committed: string | null = null;
  let asked: string | null = null;
  let popups = 0;
  let early: EarlyEnd | undefined;
  const end = (code: string, message: string): void => {
    early ??= { kind: "partial", code, message };
    gone.abort();
  };

  connection.listen((event) => {
    answerDialog(connection, event);
    popups += closeExcess(connection, event, popups);
    switch (event.method) {
      case "Target.detachedFromTarget": {
        const { sessionId: detached } = event.params;
        if (detached === sessionId) end("ERR_RECORDER_PAGE_CLOSED", "The page closed itself");
        break;
      }
      case "Inspector.targetCrashed":
        if (event.sessionId === sessionId) end("ERR_RECORDER_PAGE_CRASHED", "The page's process crashed");
        break;
      case "Page.loadEventFired":
        if (event.sessionId === sessionId && committed !== null) loaded.resolve();
        break;
      case "Page.frameNavigated": {
        const { frame } = event.params;
        if (frame.id === targetId && frame.url !== "about:blank" && frame.unreachableUrl === undefined) {
          committed = frame.url + (frame.urlFragment ?? "");
        }
        break;
      }
      case "Network.requestWillBeSent":
        if (event.params.type === "Document" && event.params.frameId === targetId)
          asked = event.params.request.url;
        break;
      case "Network.responseReceived": {
        const { type, frameId, response } = event.params;
        if (type === "Document" && frameId === targetId) status = response.status;
        break;
      }
      default:
    }
  }, signal);
  return {
    loaded: loaded.promise,
    gone: gone.signal,
    earlyEnd: () => early,
    httpStatus: () => status,
    askedUrl: () => asked,
    committedUrl: () => committed,
  };
}

/** A dialog would stop the page until somebody answers. "Leave this page?" is answered with yes, all else with no. */
function answerDialog(connection: Connection, event: ProtocolEvent): void {
  if (event.method !== "Page.javascriptDialogOpening") return;
  const accept = event.params.type === "beforeunload";
  connection.send("Page.handleJavaScriptDialog", { accept }, event.sessionId).catch(ignoreGone);
}

function closeExcess(connection: Connection, event: ProtocolEvent, popups: number): 0 | 1 {
  if (event.method !== "Target.attachedToTarget") return 0;
  const { targetInfo } = event.params;
  if (targetInfo.type !== "page" || targetInfo.openerId === undefined) return 0;
  if (popups >= MAX_POPUPS) {
    connection.send("Target.closeTarget", { targetId: targetInfo.targetId }).catch(ignoreGone);
  }
  return 1;
}
