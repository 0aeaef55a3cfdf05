import { setTimeout as wait } from "node:timers/promises";
import { PUBLIC_ADDRESS, type LabNetwork } from "@hushport/testbed";
import { answerNames, answerNamesSecurely, type AnswerName } from "../../src/fixtures/answer-names.ts";

/** Names that take a while, and what makes a browser ask for them so. */
export interface SlowNames extends AsyncDisposable {
  /** Firefox only. */
  readonly preferences: Readonly<Record<string, string | number>>;
}

/**
 * Every name gets the public site's address, after a delay: as a resolver elsewhere does.
 *
 * @param isSecure By DNS over HTTPS, with answers that lapse at once: the worst that Firefox can be told.
 */
export async function serveSlowNames(lab: LabNetwork, delayMs: number, isSecure = false): Promise<SlowNames> {
  const answer: AnswerName = () =>
    delayMs === 0 ? PUBLIC_ADDRESS : wait(delayMs, PUBLIC_ADDRESS, { ref: false });
  if (isSecure) return answerNamesSecurely(lab, answer);
  const names = await answerNames(lab, answer);
  return { preferences: {}, [Symbol.asyncDispose]: () => names[Symbol.asyncDispose]() };
}
