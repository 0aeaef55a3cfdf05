import { RESOURCE_TYPES, type UnnumberedRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";
import { ruleDomain } from "./rule-domain.ts";

/** Rules that let everything through on the sites where the guard is switched off. */
export function pauseRules(sites: readonly string[]): readonly UnnumberedRule[] {
  if (sites.length === 0) return [];
  const domains = sites.map(ruleDomain);
  const rule = { priority: RULE_PRIORITY.pause, action: { type: "allow" } } as const;
  return [
    { ...rule, condition: { topDomains: domains, excludedResourceTypes: ["main_frame"] } },
    { ...rule, condition: { initiatorDomains: domains, resourceTypes: ["main_frame"] } },
  ];
}

/** The rule that lets everything through everywhere. */
export const OFF_RULE: UnnumberedRule = {
  priority: RULE_PRIORITY.off,
  action: { type: "allow" },
  condition: { resourceTypes: RESOURCE_TYPES },
};
