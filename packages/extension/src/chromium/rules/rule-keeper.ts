import { FIRST_FREE_RULE_ID, type DeclarativeRule, type DeclarativeRules } from "@hushport/core";
import { writeChanged } from "../../contract/write-changed.ts";
import { FIRST_RULES } from "./first-rules.ts";
import { withoutRefused } from "./without-refused.ts";

/** Where Chromium keeps rules that an extension may change. */
type Ruleset = "dynamic" | "session";

/** Puts rules into the browser. Both calls of one set replace all of it at once, or nothing. */
export interface RuleKeeper {
  /**
   * Replaces both sets. Rejects after both were tried when the browser does not take one of them.
   *
   * @returns Why the browser does not take single rules, without which the others are in force.
   */
  readonly replace: (rules: Pick<DeclarativeRules, Ruleset>) => Promise<readonly string[]>;
  /** Puts one of the engine's own session rules in force; an absent rule takes it away. */
  readonly setOwn: (id: number, rule: DeclarativeRule | undefined) => Promise<void>;
}

/** Replaces rules one change after another, and only where something changed. */
export function createRuleKeeper(): RuleKeeper {
  let last: Promise<unknown> = Promise.resolve();
  const queue = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };

  return {
    replace: ({ dynamic, session }) =>
      queue(async () => {
        // One set that the browser does not take is no reason to go without the other.
        const [kept] = await Promise.allSettled([replaceDynamic(dynamic)]);
        const refused = await replaceRules("session", session);
        if (kept.status === "rejected") throw kept.reason;
        return [...kept.value, ...refused];
      }),
    setOwn: (id, rule) =>
      queue(() =>
        chrome.declarativeNetRequest.updateSessionRules({
          removeRuleIds: [id],
          addRules: rule === undefined ? [] : [toBrowser(rule)],
        }),
      ),
  };
}

async function replaceDynamic(rules: readonly DeclarativeRule[]): Promise<readonly string[]> {
  const refused = await replaceRules("dynamic", rules);
  await endFirstRules();
  return refused;
}

async function replaceRules(ruleset: Ruleset, rules: readonly DeclarativeRule[]): Promise<readonly string[]> {
  const { declarativeNetRequest: dnr } = chrome;
  const present = (await (ruleset === "dynamic" ? dnr.getDynamicRules() : dnr.getSessionRules())).filter(
    ({ id }) => id < FIRST_FREE_RULE_ID,
  );
  const refused = await writeChanged(ruleset === "dynamic" ? chrome.storage.local : chrome.storage.session, {
    key: `rules-${ruleset}`,
    content: [chrome.runtime.getManifest().version, rules],
    // Of what was left out, the number differs: it is tried, and told, again.
    isThere: present.length === rules.length,
    write: () =>
      withoutRefused(rules, (taken) => {
        const change = { removeRuleIds: present.map(({ id }) => id), addRules: taken.map(toBrowser) };
        return ruleset === "dynamic" ? dnr.updateDynamicRules(change) : dnr.updateSessionRules(change);
      }),
  });
  return refused ?? [];
}

/** Takes the shipped rules off that would narrow the kept ones, which are there now; an update brings them back. */
async function endFirstRules(): Promise<void> {
  const enabled = await chrome.declarativeNetRequest.getEnabledRulesets();
  if (!enabled.includes(FIRST_RULES)) return;
  await chrome.declarativeNetRequest.updateEnabledRulesets({ disableRulesetIds: [FIRST_RULES] });
}

/** The same rule: core names types as texts, the browser's declarations as enumerations of the same texts. */
function toBrowser(rule: DeclarativeRule): chrome.declarativeNetRequest.Rule {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- core's tables are the browser's, tested against it
  return structuredClone(rule) as chrome.declarativeNetRequest.Rule;
}
