import { isAlive, ANY_SITE } from "../../grant/find-grant.ts";
import type { Grant } from "../../grant/grant.ts";
import { ruleDomain } from "../allow/rule-domain.ts";
import type { RuleCondition, UnnumberedRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";
import { policyRule, WORKER_SCRIPTS, workerPolicies } from "./worker-rules.ts";

/** What the session knows of workers, which the kept rules must not. */
export interface PassingWorkerState {
  /** Domains whose workers get no policy: learned local pages, and sites where the guard is off for a while. */
  readonly spared: readonly string[];
  /** Grants of the kept rules. */
  readonly lasting: readonly Grant[];
  /** Grants of this session. */
  readonly passing: readonly Grant[];
  readonly nowMs: number;
}

/** What the session does about workers. */
export interface PassingWorkerRules {
  readonly rules: readonly UnnumberedRule[];
  /** Sites whose workers do without some of what is granted; {@link ANY_SITE} for any. */
  readonly leftOut: readonly string[];
}

/**
 * Rules of the session that take the kept policy off the scripts of some sites' workers, and give them a wider one
 * where a grant of the session wants it. Policies add up, so a wider one alone would change nothing.
 *
 * What takes it off is an `allow` above every `block`: it fits requests of a site to itself only, which pass anyway. So
 * a grant of the session for any site gives workers nothing.
 */
export function passingWorkerRules({
  spared,
  lasting,
  passing,
  nowMs,
}: PassingWorkerState): PassingWorkerRules {
  const sites = passing
    .filter(({ lifetime }) => isAlive(lifetime, { nowMs, tab: null }))
    .map(({ site }) => site);
  const wider = new Set(sites.filter((site) => site !== ANY_SITE).map(ruleDomain));
  const isWider = ({ site }: Grant): boolean => site === ANY_SITE || wider.has(ruleDomain(site));
  const { sitesByPolicy, ...policies } = workerPolicies([...lasting, ...passing].filter(isWider), nowMs);
  const leftOut = sites.includes(ANY_SITE) ? [ANY_SITE, ...policies.leftOut] : policies.leftOut;
  // Whose policy finds no room keeps the kept one.
  const domains = [...new Set([...spared, ...[...sitesByPolicy.values()].flat()])];
  if (domains.length === 0) return { rules: [], leftOut };
  const shared = { ...WORKER_SCRIPTS.shared, priority: RULE_PRIORITY.passingWorkerPolicy };
  const service = { ...WORKER_SCRIPTS.service, priority: RULE_PRIORITY.passingScriptPolicy };
  const rules = [
    allow(RULE_PRIORITY.passingWorker, {
      ...WORKER_SCRIPTS.shared.condition,
      requestDomains: domains,
      domainType: "firstParty",
    }),
    allow(RULE_PRIORITY.tabScript, {
      ...WORKER_SCRIPTS.service.condition,
      ...NO_TAB,
      requestDomains: domains,
    }),
    ...[...sitesByPolicy].flatMap(([policy, sites]) => {
      const where = { requestDomains: sites, ...exceptFor(spared) };
      return [policyRule(shared, where, policy), policyRule(service, { ...where, ...NO_TAB }, policy)];
    }),
  ];
  return { rules, leftOut };
}

const NO_TAB = { tabIds: [-1] } as const;

function exceptFor(spared: readonly string[]): RuleCondition {
  return spared.length === 0 ? {} : { excludedRequestDomains: spared };
}

function allow(priority: number, condition: RuleCondition): UnnumberedRule {
  return { priority, action: { type: "allow" }, condition };
}
