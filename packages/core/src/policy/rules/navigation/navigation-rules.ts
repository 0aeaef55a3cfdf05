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
export function navigationRules(extensionId: string): readonly UnnumberedRule[] {
  return [
    ...targetConditions("local").map((target) => askFirst(extensionId, target, RULE_PRIORITY.localTarget)),
    ...targetConditions("loopback").map((target) =>
      askFirst(extensionId, target, RULE_PRIORITY.loopbackTarget),
    ),
  ];
}

/** The same for names that are local without looking so. */
export function localNameNavigationRules(
  extensionId: string,
  names: readonly string[],
): readonly UnnumberedRule[] {
  return names.length === 0
    ? []
    : [askFirst(extensionId, { requestDomains: names }, RULE_PRIORITY.localTarget)];
}

function askFirst(
  extensionId: string,
  { regexFilter = "^", ...target }: TargetCondition,
  priority: number,
): UnnumberedRule {
  return {
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
  };
}
