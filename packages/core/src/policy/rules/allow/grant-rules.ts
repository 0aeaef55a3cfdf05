import { parseHost } from "../../../address/host.ts";
import { ANY_LOOPBACK, ANY_SITE, isAlive } from "../../grant/find-grant.ts";
import type { Grant } from "../../grant/grant.ts";
import { exactLabels } from "../address/target-conditions.ts";
import { PLAIN_LABEL } from "../address/url-parts.ts";
import type { RuleCondition, UnnumberedRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";
import { isSharedSuffix } from "./learned-host.ts";
import { LOOPBACK_DOMAINS } from "./loopback-domains.ts";
import { portExpressions } from "./port-expressions.ts";
import { ruleDomain } from "./rule-domain.ts";

/** Longer names leave no room for ports in an expression: no rule is made for them. */
export const MAX_LABELS = 7;

/** How many labels a name without a final dot has. */
export function labelsOf(name: string): number {
  return name.split(".").length;
}

/**
 * Rules that let a grant's requests through, top navigations of its site included; none once it has expired, and none
 * for a site below which everything belongs to others.
 */
export function grantRules(grant: Grant, nowMs: number): readonly UnnumberedRule[] {
  const { lifetime, site } = grant;
  const tab = lifetime.kind === "tab" || lifetime.kind === "once" ? lifetime.tab : null;
  if (!isAlive(lifetime, { nowMs, tab }) || isSharedSuffix(site)) return [];
  const who = site === ANY_SITE ? {} : askingConditions(grant);
  const top = site === ANY_SITE ? {} : { initiatorDomains: [ruleDomain(site)] };
  const where = tab === null ? {} : { tabIds: [tab] };
  return targetsOf(grant).flatMap((target) => [
    allow({ ...target, ...who, ...where, excludedResourceTypes: ["main_frame"] }),
    allow({ ...target, ...top, ...where, resourceTypes: ["main_frame"] }),
  ]);
}

function askingConditions({ site, embedded }: Grant): RuleCondition {
  const topDomains = [ruleDomain(site)];
  const third = embedded.filter((domain) => !isSharedSuffix(domain)).map(ruleDomain);
  return { topDomains, initiatorDomains: [...new Set([...topDomains, ...third])] };
}

function targetsOf({ hosts, ports }: Grant): readonly RuleCondition[] {
  const anyDepth = hosts.flatMap((host) =>
    host === ANY_LOOPBACK ? LOOPBACK_DOMAINS : parseHost(host)?.kind === "name" ? [] : [ruleDomain(host)],
  );
  const names = hosts.filter((host) => host !== ANY_LOOPBACK && parseHost(host)?.kind === "name");
  return [
    ...(anyDepth.length === 0 ? [] : withPorts(anyDepth, portExpressions(ports))),
    ...[...Map.groupBy(names.map(ruleDomain), labelsOf)]
      .filter(([labels]) => labels <= MAX_LABELS)
      .flatMap(([labels, domains]) =>
        withPorts(domains, portExpressions(ports, exactLabels(labels, PLAIN_LABEL))),
      ),
  ];
}

function withPorts(domains: readonly string[], expressions: readonly string[]): readonly RuleCondition[] {
  const requestDomains = [...new Set(domains)];
  if (expressions.length === 0) return [{ requestDomains }];
  return expressions.map((regexFilter) => ({ requestDomains, regexFilter, isUrlFilterCaseSensitive: true }));
}

function allow(condition: RuleCondition): UnnumberedRule {
  return { priority: RULE_PRIORITY.grant, action: { type: "allow" }, condition };
}
