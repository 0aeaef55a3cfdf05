import type { DeclarativeRule } from "./declarative-rule.ts";
import { declarativeRules, type DeclarativeState } from "./declarative-rules.ts";

/** What is known before anybody has read the user's settings. */
const NOTHING_KNOWN: DeclarativeState = {
  mode: "default",
  grants: [],
  pauses: [],
  learnedLocalHosts: [],
  localNames: [],
  extensionId: "",
  nowMs: 0,
};

/** The policy's rules that need no state: in force before anybody has read the user's settings. */
export function startUpRules(): readonly DeclarativeRule[] {
  return declarativeRules(NOTHING_KNOWN).static;
}

/**
 * What stands in for the kept rules about workers until they are written for the first time. They know no grants, and
 * policies of one response add up, so they have to go as soon as the others are there.
 */
export function firstWorkerRules(): readonly DeclarativeRule[] {
  return declarativeRules(NOTHING_KNOWN).dynamic.filter(({ action }) => action.type === "modifyHeaders");
}
