import { declarativeRules } from "@hushport/core";

/** Where the manifest says that the rules are which need no state. */
export const STATIC_RULES_FILE = "rules.json";

/** Text of the rules that are in force from the browser's first request, before the background has run. */
export function formatStaticRules(): string {
  const { static: rules } = declarativeRules({
    mode: "default",
    grants: [],
    pauses: [],
    learnedLocalHosts: [],
    localNames: [],
    extensionId: "",
    nowMs: 0,
  });
  return `${JSON.stringify(rules, undefined, 1)}\n`;
}
