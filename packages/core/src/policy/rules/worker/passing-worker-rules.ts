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
}: PassingWorkerState): readonly UnnumberedRule[] {
  const wider = new Set(
    passing
      .filter(({ site, lifetime }) => site !== ANY_SITE && isAlive(lifetime, { nowMs, tab: null }))
      .map(({ site }) => ruleDomain(site)),
  );
  const isWider = ({ site }: Grant): boolean => site === ANY_SITE || wider.has(ruleDomain(site));
  const { sitesByPolicy } = workerPolicies([...lasting, ...passing].filter(isWider), nowMs);
  // Whose policy finds no room keeps the kept one.
  const domains = [...new Set([...spared, ...[...sitesByPolicy.values()].flat()])];
  if (domains.length === 0) return [];
  const shared = { ...WORKER_SCRIPTS.shared, priority: RULE_PRIORITY.passingWorkerPolicy };
  const service = { ...WORKER_SCRIPTS.service, priority: RULE_PRIORITY.passingScriptPolicy };
  return [
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
}

/** Sites whose workers do without some of what the session grants; {@link ANY_SITE} for any. */
export function leftOutOfSession(passing: readonly Grant[], nowMs: number): readonly string[] {
  const { everywhere, leftOut } = workerPolicies(passing, nowMs);
  return everywhere.length === 0 ? leftOut : [ANY_SITE, ...leftOut];
}

const NO_TAB = { tabIds: [-1] } as const;

function exceptFor(spared: readonly string[]): RuleCondition {
  return spared.length === 0 ? {} : { excludedRequestDomains: spared };
}

function allow(priority: number, condition: RuleCondition): UnnumberedRule {
  return { priority, action: { type: "allow" }, condition };
}
