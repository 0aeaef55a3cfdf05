import type { Connection } from "../cdp/connection.ts";
import { ignoreGone } from "../cdp/ignore-gone.ts";
import { pause, waitAtMost } from "../process/wait.ts";
import { pressConsent } from "./press-consent.ts";

/** Banners come late: they are looked for this often, and this long after the load. */
const LOOK_EVERY_MS = 400;
const LOOK_FOR_MS = 4_000;
const ANSWER_MS = 2_000;

/** Follows the frames of a page from its beginning, and presses a button in one of them later. */
export interface ConsentGiver {
  /** @returns What the visit's reader is told: which button was pressed, or that there was none. */
  give(stop: AbortSignal): Promise<string>;
}

/** Call before the page is opened: frames of other sites have sessions of their own, which are told only once. */
export function prepareConsent(
  connection: Connection,
  page: { readonly sessionId: string },
  lifetime: AbortSignal,
): ConsentGiver {
  const sessions = new Set([page.sessionId]);
  connection.listen((event) => {
    if (event.method === "Target.attachedToTarget") {
      if (event.params.targetInfo.type === "iframe") sessions.add(event.params.sessionId);
    } else if (event.method === "Target.detachedFromTarget") sessions.delete(event.params.sessionId);
  }, lifetime);
  const press = async (sessionId: string): Promise<unknown> => {
    const expression = `(${pressConsent.toString()})()`;
    const params = { expression, userGesture: true, returnByValue: true };
    const answering = connection.send("Runtime.evaluate", params, sessionId).catch(ignoreGone);
    return (await waitAtMost(answering, ANSWER_MS))?.result.value;
  };
  return {
    give: async (stop) => {
      const until = performance.now() + LOOK_FOR_MS;
      while (!stop.aborted && performance.now() < until) {
        for (const sessionId of sessions) {
          const words = await press(sessionId);
          if (typeof words === "string") return `The consent button "${words}" was pressed.`;
        }
        await pause(LOOK_EVERY_MS, stop);
      }
      return "No consent button was found.";
    },
  };
}
