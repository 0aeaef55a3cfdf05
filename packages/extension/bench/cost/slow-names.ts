import { setTimeout as wait } from "node:timers/promises";
import { PUBLIC_ADDRESS, type LabNetwork } from "@hushport/testbed";
import { answerNames } from "../../src/fixtures/answer-names.ts";

/** Every name gets the public site's address, after a delay: as a resolver elsewhere does. */
export function serveSlowNames(lab: LabNetwork, delayMs: number): Promise<AsyncDisposable> {
  return answerNames(lab, () =>
    delayMs === 0 ? PUBLIC_ADDRESS : wait(delayMs, PUBLIC_ADDRESS, { ref: false }),
  );
}
