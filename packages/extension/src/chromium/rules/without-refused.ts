import type { DeclarativeRule } from "@hushport/core";
import { messageOf } from "../../contract/message-of.ts";

/** More than this are no slips: something is wrong with all of them. */
const MOST_REFUSED = 50;

/** Chromium names one rule each time: `Rule with id 7 must specify …`. */
const NAMED_RULE = /\bRule with id (\d+)\b/;

/**
 * Puts rules in force without those that the browser refuses, since it takes all that it is given or nothing: one name
 * that it cannot read must not take everything else with it.
 *
 * @returns Why it refused each.
 * @throws What the browser said, if it names no rule or goes on naming others.
 */
export async function withoutRefused(
  rules: readonly DeclarativeRule[],
  put: (rules: readonly DeclarativeRule[]) => Promise<void>,
): Promise<readonly string[]> {
  const reasons: string[] = [];
  let taken = rules;
  for (;;) {
    try {
      // oxlint-disable-next-line eslint/no-await-in-loop -- each try is without what the one before named
      await put(taken);
      return reasons;
    } catch (error) {
      const reason = messageOf(error);
      const id = Number(NAMED_RULE.exec(reason)?.[1]);
      const others = taken.filter((rule) => rule.id !== id);
      if (others.length === taken.length || reasons.length === MOST_REFUSED) throw error;
      const rule = taken.find((known) => known.id === id);
      reasons.push(`${reason} ${JSON.stringify(rule?.condition).slice(0, 200)}`);
      taken = others;
    }
  }
}
