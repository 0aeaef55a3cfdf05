import type { Connection } from "../cdp/connection.ts";
import { ignoreGone } from "../cdp/ignore-gone.ts";
import { waitAtMost } from "../process/wait.ts";

/** @returns The page's title, or `null` when it has none or does not answer in time. */
export async function titleOf(
  connection: Connection,
  sessionId: string,
  deadlineMs: number,
): Promise<string | null> {
  const answer = await waitAtMost(
    connection.send("Target.getTargetInfo", {}, sessionId).catch(ignoreGone),
    deadlineMs,
  );
  const title = answer?.targetInfo.title;
  return title === undefined || title === "" ? null : title;
}

/** @returns A PNG of what a visitor sees, or `undefined` when the page does not answer in time. */
export async function takeScreenshot(
  connection: Connection,
  sessionId: string,
  deadlineMs: number,
): Promise<Uint8Array | undefined> {
  const picture = await waitAtMost(
    connection.send("Page.captureScreenshot", { format: "png" }, sessionId).catch(ignoreGone),
    deadlineMs,
  );
  return picture === undefined ? undefined : Buffer.from(picture.data, "base64");
}
