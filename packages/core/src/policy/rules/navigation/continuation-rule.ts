import type { DeclarativeRule } from "../declarative-rule.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";

/** Session rules from here on are the engine's own: `declarativeRules` numbers its rules from 1. */
export const FIRST_FREE_RULE_ID = 1_000_000;

/** Scheme and everything before the path: userinfo, host and port. */
const AUTHORITY = /^[a-z]+:\/\/[^/]+\//;

/**
 * A session rule that lets one tab navigate to one endpoint. Whoever adds it takes it away again as soon as the
 * navigation has begun: left in place, it would let a later redirect through.
 *
 * @param url Canonical, as the warning page got it.
 * @returns `undefined` when the URL has no authority.
 */
export function continuationRule(id: number, tab: number, url: string): DeclarativeRule | undefined {
  const [authority] = AUTHORITY.exec(url) ?? [];
  if (authority === undefined) return undefined;
  return {
    id,
    priority: RULE_PRIORITY.continuation,
    action: { type: "allow" },
    condition: { urlFilter: `|${authority}`, tabIds: [tab], resourceTypes: ["main_frame"] },
  };
}
