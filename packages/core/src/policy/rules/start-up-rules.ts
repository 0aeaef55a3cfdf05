import type { DeclarativeRule } from "./declarative-rule.ts";
import { declarativeRules } from "./declarative-rules.ts";

/** The policy's rules that need no state: in force before anybody has read the user's settings. */
export function startUpRules(): readonly DeclarativeRule[] {
  return declarativeRules({
    mode: "default",
    grants: [],
    pauses: [],
    learnedLocalHosts: [],
    localNames: [],
    extensionId: "",
    nowMs: 0,
  }).static;
}
