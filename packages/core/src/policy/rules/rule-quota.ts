import type { UnnumberedRule } from "./declarative-rule.ts";

/**
 * How many rules a browser takes.
 *
 * Source: https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#property
 * Snapshot: Chromium 156, whose own interface description was read; Firefox 153 has 5,000 and 1,000 too.
 * Left out: limits of static rule sets, which are far above what the guard has.
 */
export const RULE_QUOTA = { rules: 5_000, regexRules: 1_000 } as const;

/** A limit that the user's grants went over. */
export interface RuleQuotaExceeded {
  readonly kind: "rule-quota-exceeded";
  readonly ruleset: "dynamic" | "session";
  readonly limit: keyof typeof RULE_QUOTA;
  readonly max: number;
  /** How many it would have been. */
  readonly count: number;
  /** Ids of the grants that are not in force: the latest ones. */
  readonly leftOut: readonly string[];
}

/** Rules of one grant. */
export interface GrantRules {
  readonly grant: string;
  readonly rules: readonly UnnumberedRule[];
}

/**
 * Puts as many grants as fit behind the rules that have to be there. What does not fit stays forbidden: too many
 * grants never open anything.
 */
export function fitGrants(
  ruleset: "dynamic" | "session",
  fixed: readonly UnnumberedRule[],
  grants: readonly GrantRules[],
): { readonly rules: readonly UnnumberedRule[]; readonly exceeded: RuleQuotaExceeded | null } {
  const rules = [...fixed];
  let regexRules = countRegexRules(fixed);
  let taken = 0;
  for (const { rules: more } of grants) {
    const moreRegex = countRegexRules(more);
    if (rules.length + more.length > RULE_QUOTA.rules || regexRules + moreRegex > RULE_QUOTA.regexRules)
      break;
    rules.push(...more);
    regexRules += moreRegex;
    taken++;
  }
  if (taken === grants.length) return { rules, exceeded: null };
  const all = [...fixed, ...grants.flatMap((entry) => entry.rules)];
  const limit = countRegexRules(all) > RULE_QUOTA.regexRules ? "regexRules" : "rules";
  const count = limit === "regexRules" ? countRegexRules(all) : all.length;
  const leftOut = grants.slice(taken).map(({ grant }) => grant);
  return {
    rules,
    exceeded: { kind: "rule-quota-exceeded", ruleset, limit, max: RULE_QUOTA[limit], count, leftOut },
  };
}

function countRegexRules(rules: readonly UnnumberedRule[]): number {
  return rules.filter(({ condition }) => condition.regexFilter !== undefined).length;
}
