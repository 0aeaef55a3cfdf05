import { targetConditions } from "../address/target-conditions.ts";
import type { UnnumberedRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";

/** Everything but the top page itself, which is asked about and not stopped. */
const NOT_TOP = { excludedResourceTypes: ["main_frame"] } as const;

/** Rules that stop every request to this machine and its network, but for top navigations. */
export function blockRules(): readonly UnnumberedRule[] {
  return [
    ...targetConditions("local").map((target) => ({ target, priority: RULE_PRIORITY.localTarget })),
    ...targetConditions("loopback").map((target) => ({ target, priority: RULE_PRIORITY.loopbackTarget })),
  ].map(({ target, priority }) => ({
    priority,
    action: { type: "block" },
    condition: { ...target, ...NOT_TOP },
  }));
}

/** Rules that stop every request to the names that the user declares to be of the local network. */
export function blockLocalNames(localNames: readonly string[]): readonly UnnumberedRule[] {
  if (localNames.length === 0) return [];
  return [
    {
      priority: RULE_PRIORITY.localTarget,
      action: { type: "block" },
      condition: { requestDomains: localNames, ...NOT_TOP },
    },
  ];
}
