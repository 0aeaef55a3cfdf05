import { RESOURCE_TYPES, type UnnumberedRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";
import { LOOPBACK_ALIASES } from "../../../ports/loopback/aliases.ts";
import { loopbackAliasOf } from "../../../ports/loopback/loopback-alias-of.ts";
import { canBeSpared, type LearnedHost } from "./learned-host.ts";
import { LOOPBACK_DOMAINS } from "./loopback-domains.ts";
import { ruleDomain } from "./rule-domain.ts";

/**
 * Rules that hold before anything is learned: pages of this machine may reach it and its network, and a device's page
 * the device. Only names that stand for themselves: below `plex.direct` every name is somebody else's.
 */
export function ownInitiatorRules(): readonly UnnumberedRule[] {
  return [
    {
      priority: RULE_PRIORITY.loopbackInitiator,
      action: { type: "allow" },
      condition: { initiatorDomains: LOOPBACK_DOMAINS, excludedResourceTypes: ["main_frame"] },
    },
    ...LOOPBACK_ALIASES.filter(({ kind, pattern }) => kind === "device" && !pattern.startsWith("*.")).map(
      ({ pattern }) => allowOwnHost(pattern),
    ),
  ];
}

/**
 * Rules for pages of this machine and its network: each may reach what is as public as itself, and more public. Names
 * that cannot be spared as a whole may still reach their own host where that is stopped as an alias.
 */
export function learnedInitiatorRules(
  learned: readonly LearnedHost[],
  localNames: readonly string[],
): readonly UnnumberedRule[] {
  const spared = learned.filter(({ host }) => canBeSpared(host, localNames));
  const local = spared.filter(({ space }) => space === "local").map(({ host }) => ruleDomain(host));
  const loopback = spared.filter(({ space }) => space === "loopback").map(({ host }) => ruleDomain(host));
  const aliases = learned
    .map(({ host }) => host)
    .filter((host) => !canBeSpared(host, localNames) && loopbackAliasOf(host) !== undefined);
  return [
    allowFrom([...new Set([...LOOPBACK_DOMAINS, ...loopback])], RULE_PRIORITY.loopbackInitiator),
    ...(local.length === 0 ? [] : [allowFrom([...new Set(local)], RULE_PRIORITY.localInitiator)]),
    ...ownHostRules(aliases),
  ];
}

/** Rules by which pages of names reach their own host, and no other. */
export function ownHostRules(names: readonly string[]): readonly UnnumberedRule[] {
  return [...new Set(names.map(ruleDomain))].map(allowOwnHost);
}

function allowFrom(initiatorDomains: readonly string[], priority: number): UnnumberedRule {
  return {
    priority,
    action: { type: "allow" },
    condition: { initiatorDomains, resourceTypes: RESOURCE_TYPES },
  };
}

function allowOwnHost(domain: string): UnnumberedRule {
  return {
    priority: RULE_PRIORITY.ownHost,
    action: { type: "allow" },
    condition: { initiatorDomains: [domain], requestDomains: [domain], resourceTypes: RESOURCE_TYPES },
  };
}
