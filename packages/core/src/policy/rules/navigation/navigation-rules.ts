import { targetConditions, type TargetCondition } from "../address/target-conditions.ts";
import type { UnnumberedRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";

/** Page of the extension that asks before a navigation; the address that it is about stands behind its `#`. */
export const WARNING_PAGE = "warning.html";

/**
 * Rules that take top navigations to local addresses to the warning page.
 *
 * Those of the user come there too, since no condition tells them from those of an opaque origin: a rule cannot see
 * that there is no initiator. The page asks the background who it was and goes on at once for the user's own.
 */
export function navigationRules(
  extensionId: string,
  localNames: readonly string[],
): readonly UnnumberedRule[] {
  const named: readonly TargetCondition[] = localNames.length === 0 ? [] : [{ requestDomains: localNames }];
  return [
    ...[...targetConditions("local"), ...named].map((target) => ({
      target,
      priority: RULE_PRIORITY.localTarget,
    })),
    ...targetConditions("loopback").map((target) => ({ target, priority: RULE_PRIORITY.loopbackTarget })),
  ].map(({ target: { regexFilter = "^", ...target }, priority }) => ({
    priority,
    action: {
      type: "redirect",
      redirect: { regexSubstitution: `chrome-extension://${extensionId}/${WARNING_PAGE}#\\0` },
    },
    // The whole address is carried on, so the expression has to take in all of it.
    condition: {
      ...target,
      regexFilter: `${regexFilter}.*`,
      isUrlFilterCaseSensitive: true,
      resourceTypes: ["main_frame"],
    },
  }));
}
