import { FIRST_FREE_RULE_ID, type DeclarativeRule, type DeclarativeRules } from "@hushport/core";
import { fingerprintOf } from "../../contract/fingerprint.ts";
import { FIRST_RULES } from "./first-rules.ts";

/** Where Chromium keeps rules that an extension may change. */
type Ruleset = "dynamic" | "session";

/** Puts rules into the browser. Both calls of one set replace all of it at once, or nothing. */
export interface RuleKeeper {
  /** Replaces both sets. Rejects after both were tried when the browser does not take one of them. */
  readonly replace: (rules: Pick<DeclarativeRules, Ruleset>) => Promise<void>;
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
        const refused = await replaceRules("dynamic", dynamic)
          .then(endFirstRules)
          .then(
            () => undefined,
            (error: unknown) => ({ error }),
          );
        await replaceRules("session", session);
        if (refused !== undefined) throw refused.error;
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

async function replaceRules(ruleset: Ruleset, rules: readonly DeclarativeRule[]): Promise<void> {
  const fingerprint = await fingerprintOf(JSON.stringify([chrome.runtime.getManifest().version, rules]));
  const key = `rules-${ruleset}`;
  const store = ruleset === "dynamic" ? chrome.storage.local : chrome.storage.session;
  const { [key]: known } = await store.get(key);
  const { declarativeNetRequest: dnr } = chrome;
  const present = (await (ruleset === "dynamic" ? dnr.getDynamicRules() : dnr.getSessionRules())).filter(
    ({ id }) => id < FIRST_FREE_RULE_ID,
  );
  if (known === fingerprint && present.length === rules.length) return;
  const change = { removeRuleIds: present.map(({ id }) => id), addRules: rules.map(toBrowser) };
  await (ruleset === "dynamic" ? dnr.updateDynamicRules(change) : dnr.updateSessionRules(change));
  await store.set({ [key]: fingerprint });
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
