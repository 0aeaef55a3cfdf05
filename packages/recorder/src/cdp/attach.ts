import type { Protocol } from "devtools-protocol";
import { pageHookSource } from "../hook/page-hook.ts";
import { emulatePhone, type Send } from "../visit/emulate-phone.ts";
import type { Connection } from "./connection.ts";
import { ignoreGone } from "./ignore-gone.ts";
import { MAX_STACK_FRAMES } from "./initiator.ts";

/** Everything below the browser; its own user interface is left alone. */
const TOP_FILTER = [
  { type: "tab" },
  { type: "service_worker" },
  { type: "shared_worker" },
  { exclude: true },
] satisfies Protocol.Target.TargetFilter;

/** Below a tab, page or worker. */
const NESTED_FILTER = [
  { type: "browser", exclude: true },
  { type: "tab", exclude: true },
  { type: "browser_ui", exclude: true },
  {},
] satisfies Protocol.Target.TargetFilter;

/** What each target is watched with. */
interface Watching {
  readonly bindingName: string;
  /** Version of the browser that targets shall think to run on a phone, or `undefined` for none. */
  readonly phone: string | undefined;
}

/**
 * Attaches to every target there is and will be, each paused until it is watched, so that no request comes too early.
 * Resolves with the session of the first page.
 */
export async function attachToAll(
  connection: Connection,
  { bindingName, phone, signal }: Watching & { readonly signal: AbortSignal },
): Promise<{ readonly sessionId: string; readonly targetId: string }> {
  const firstPage = Promise.withResolvers<{ sessionId: string; targetId: string }>();
  const source = pageHookSource(bindingName);
  connection.listen((event) => {
    if (event.method !== "Target.attachedToTarget") return;
    const { sessionId, targetInfo } = event.params;
    const watched = watch(connection, sessionId, targetInfo.type, { bindingName, phone, source });
    if (targetInfo.type !== "page") return;
    // Not before every command has been carried out: one on its way to a process that a navigation leaves is lost.
    void watched.then(() => firstPage.resolve({ sessionId, targetId: targetInfo.targetId }));
  }, signal);
  await connection.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: TOP_FILTER,
  });
  return firstPage.promise;
}

/** Commands go out in order and are carried out in order, so the last one lets a fully watched target run. */
function watch(
  connection: Connection,
  sessionId: string,
  type: string,
  { bindingName, phone, source }: Watching & { readonly source: string },
): Promise<unknown> {
  const answers: Promise<unknown>[] = [];
  const send: Send = (method, params) => {
    answers.push(connection.send(method, params, sessionId).catch(ignoreGone));
  };
  send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: NESTED_FILTER,
  });
  if (type !== "tab") {
    send("Network.enable", {
      maxPostDataSize: 0,
      maxTotalBufferSize: 40_000_000,
      maxResourceBufferSize: 8_000_000,
    });
    send("Log.enable");
    send("Runtime.enable");
    // Only an enabled runtime remembers who scheduled what.
    send("Runtime.setAsyncCallStackDepth", { maxDepth: MAX_STACK_FRAMES });
  }
  if (type !== "tab" && phone !== undefined) emulatePhone(send, type, phone);
  if (type === "page" || type === "iframe") {
    send("Page.enable");
    send("Audits.enable");
    send("Runtime.addBinding", { name: bindingName });
    send("Page.addScriptToEvaluateOnNewDocument", { source, runImmediately: true });
  }
  send("Runtime.runIfWaitingForDebugger");
  return Promise.all(answers);
}
