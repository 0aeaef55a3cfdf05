import { LOCAL_NAMES, addressSpaceOfName } from "../../../address/local-names.ts";
import { LOOPBACK_ALIASES } from "../../../ports/loopback/aliases.ts";
import type { RuleCondition } from "../declarative-rule.ts";
import { ipv4ExpressionsOf, ipv6ExpressionsOf } from "./expressions-of-space.ts";
import type { NonPublicSpace } from "./non-public-space.ts";
import { packExpressions } from "./pack-expressions.ts";
import { AFTER_HOST, AFTER_IPV6, BEFORE_HOST, BEFORE_IPV6, LABEL } from "./url-parts.ts";

/** The fields of a condition that say which targets it is about. */
export type TargetCondition = Pick<
  RuleCondition,
  "regexFilter" | "isUrlFilterCaseSensitive" | "requestDomains" | "domainType"
>;

/**
 * Conditions that together fit every URL whose host is, as it is written, in a space: the specification's blocks in
 * every spelling, embedded forms, reserved names and the aliases that are known.
 *
 * A page's own host is left out where it can be (`thirdParty`: the same address, or the same reserved name). Not for
 * aliases: anybody can have a public host below `sslip.io`.
 */
export function targetConditions(space: NonPublicSpace): readonly TargetCondition[] {
  return [
    ...packExpressions({ before: BEFORE_HOST, after: AFTER_HOST }, ipv4ExpressionsOf(space)).map(expression),
    ...packExpressions({ before: BEFORE_IPV6, after: AFTER_IPV6 }, ipv6ExpressionsOf(space)).map(expression),
    {
      requestDomains: LOCAL_NAMES.filter(([, rowSpace]) => rowSpace === space).map(([name]) => name),
      domainType: "thirdParty",
    },
    ...(space === "local" ? [expression(SINGLE_LABEL)] : aliasConditions()),
  ];
}

/** A name of one label: a canonical host without a dot is never an address. */
const SINGLE_LABEL = `${BEFORE_HOST}${LABEL}\\.?${AFTER_HOST}`;

function expression(regexFilter: string): TargetCondition {
  return { regexFilter, isUrlFilterCaseSensitive: true, domainType: "thirdParty" };
}

/** Where a name stands to a list of domains, which always holds every name below its entries. */
interface AliasGroup {
  readonly kind: "exact" | "below";
  readonly labels: number;
}

/** One condition for each number of labels: only that tells a name from those below it. */
function aliasConditions(): readonly TargetCondition[] {
  const groups = new Map<string, { readonly group: AliasGroup; readonly domains: string[] }>();
  for (const { pattern } of LOOPBACK_ALIASES) {
    const domain = pattern.replace("*.", "");
    if (addressSpaceOfName(domain) !== "public") continue;
    const group: AliasGroup = {
      kind: domain === pattern ? "exact" : "below",
      labels: domain.split(".").length,
    };
    const key = `${group.kind} ${group.labels}`;
    const entry = groups.get(key) ?? { group, domains: [] };
    groups.set(key, entry);
    entry.domains.push(domain);
  }
  return [...groups.values()].map(({ group, domains }) => ({
    regexFilter: aliasExpression(group),
    isUrlFilterCaseSensitive: true,
    requestDomains: domains,
  }));
}

function aliasExpression({ kind, labels }: AliasGroup): string {
  if (kind === "exact") return BEFORE_HOST + exactLabels(labels) + AFTER_HOST;
  return `${BEFORE_HOST}(?:${LABEL}\\.){${labels}}${LABEL}`;
}

/** An expression for a name of exactly so many labels, with or without a final dot. */
export function exactLabels(labels: number, label: string = LABEL): string {
  return `${labels === 1 ? "" : `(?:${label}\\.){${labels - 1}}`}${label}\\.?`;
}
