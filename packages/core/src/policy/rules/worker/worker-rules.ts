import { ANY_SITE, isAlive } from "../../grant/find-grant.ts";
import type { Grant } from "../../grant/grant.ts";
import { ruleDomain } from "../allow/rule-domain.ts";
import type { RuleCondition, UnnumberedRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";
import { isBeyondPolicy, workerPolicy } from "./worker-policy.ts";

/** Stands at the end of the fragment of a shared worker's script, where rules see it and servers do not. */
export const WORKER_TAG = "hushport-worker";

/** Each policy is some 20 KB long. */
const MAX_POLICIES = 16;

/** Scripts that get the policy, and how firmly. */
export type PolicedScripts = Pick<UnnumberedRule, "condition" | "priority">;

/**
 * Which scripts start a worker: those that the guard's own wrapper tagged, and those of no tab (service workers). Only
 * rules of the session can tell what has no tab, and those are gone when a browser starts. So the policy is kept for
 * all scripts, and `TAB_SCRIPT_RULE` takes it off what has a tab. Until that rule is back, scripts of documents have
 * the policy without a meaning, and dedicated workers have what the others have.
 */
export const WORKER_SCRIPTS = {
  shared: {
    priority: RULE_PRIORITY.workerPolicy,
    condition: { urlFilter: `${WORKER_TAG}|`, resourceTypes: ["script"] },
  },
  service: { priority: RULE_PRIORITY.scriptPolicy, condition: { resourceTypes: ["script"] } },
} as const satisfies Readonly<Record<string, PolicedScripts>>;

/** Takes the policy of service workers off every other script. */
export const TAB_SCRIPT_RULE: UnnumberedRule = {
  priority: RULE_PRIORITY.tabScript,
  action: { type: "allow" },
  condition: { excludedTabIds: [-1], resourceTypes: ["script"] },
};

/** Whose workers get a policy, and whose a wider one. */
export interface WorkerRuleState {
  /** Domains whose workers get none: pages of this machine, and sites where the guard is off. */
  readonly spared: readonly string[];
  readonly grants: readonly Grant[];
  readonly nowMs: number;
}

/**
 * Rules that give the scripts of workers a content security policy; it has no meaning for any other script. Policies
 * of one response add up to the strictest, so each site's workers get one of the rules and no other.
 *
 * A grant for a tab gives workers nothing: they have no tab. Nor does one beyond the first few kinds of grants, since
 * each kind repeats the whole policy.
 */
export function workerRules(
  scripts: PolicedScripts,
  { spared, grants, nowMs }: WorkerRuleState,
): readonly UnnumberedRule[] {
  const { everywhere, sitesByPolicy } = workerPolicies(grants, nowMs);
  const own = [...sitesByPolicy.values()].flat();
  return [
    policyRule(scripts, without([...spared, ...own]), workerPolicy(everywhere)),
    ...[...sitesByPolicy].map(([policy, requestDomains]) =>
      policyRule(scripts, { requestDomains, ...without(spared) }, policy),
    ),
  ];
}

/**
 * Which grants hold for the workers of every site, the policies of the sites that have more, and the sites whose
 * grants find no room in them.
 */
export function workerPolicies(grants: readonly Grant[], nowMs: number) {
  const alive = grants.filter(({ lifetime }) => isAlive(lifetime, { nowMs, tab: null }));
  const everywhere = alive.filter(({ site }) => site === ANY_SITE);
  const bySite = Map.groupBy(
    alive.filter(({ site }) => site !== ANY_SITE),
    ({ site }) => ruleDomain(site),
  );
  const sitesByPolicy = new Map<string, string[]>();
  const leftOut = isBeyondPolicy(everywhere) ? [ANY_SITE] : [];
  for (const [site, own] of bySite) {
    if (isBeyondPolicy([...everywhere, ...own])) leftOut.push(site);
    const policy = workerPolicy([...everywhere, ...own]);
    const sites = sitesByPolicy.get(policy);
    if (sites !== undefined) sites.push(site);
    else if (sitesByPolicy.size < MAX_POLICIES) sitesByPolicy.set(policy, [site]);
    else leftOut.push(site);
  }
  return { everywhere, sitesByPolicy, leftOut: [...new Set(leftOut)] };
}

/** The rule that gives some of the scripts a policy. */
export function policyRule(
  { condition, priority }: PolicedScripts,
  where: RuleCondition,
  value: string,
): UnnumberedRule {
  return {
    priority,
    action: {
      type: "modifyHeaders",
      responseHeaders: [{ header: "content-security-policy", operation: "append", value }],
    },
    condition: { ...condition, ...where },
  };
}

function without(domains: readonly string[]): RuleCondition {
  return domains.length === 0 ? {} : { excludedRequestDomains: [...new Set(domains)] };
}
