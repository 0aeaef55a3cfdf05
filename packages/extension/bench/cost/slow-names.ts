import { setTimeout as wait } from "node:timers/promises";
import { PUBLIC_ADDRESS, type LabNetwork } from "@hushport/testbed";
import {
  answerNames,
  answerNamesSecurely,
  type AnswerName,
  type MadeUpNames,
} from "../../src/fixtures/answer-names.ts";

/**
 * Every name gets the public site's address, after a delay: as a resolver elsewhere does.
 *
 * @param isSecure By DNS over HTTPS, with answers that lapse at once: the worst that Firefox can be told.
 */
export function serveSlowNames(lab: LabNetwork, delayMs: number, isSecure = false): Promise<MadeUpNames> {
  const answer: AnswerName = () =>
    delayMs === 0 ? PUBLIC_ADDRESS : wait(delayMs, PUBLIC_ADDRESS, { ref: false });
  return isSecure ? answerNamesSecurely(lab, answer) : answerNames(lab, answer);
}
