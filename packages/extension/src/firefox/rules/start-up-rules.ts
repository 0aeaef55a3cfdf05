import { startUpRules, type DeclarativeRule, type PolicyMode } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import { gapOfError } from "../../contract/gap-of-error.ts";
import type { StorageArea } from "../../contract/storage-area.ts";
import { writeChanged } from "../../contract/write-changed.ts";
import { EARLY_TYPES, LATE_TYPES } from "../request/early-types.ts";

/** As much of Firefox's declarative rules as is used. */
export interface RuleSets {
  readonly getDynamicRules: () => Promise<readonly { readonly id: number }[]>;
  readonly updateDynamicRules: (change: RuleChange) => Promise<void>;
  readonly updateSessionRules: (change: RuleChange) => Promise<void>;
}

/** A change of declarative rules. */
export interface RuleChange {
  readonly removeRuleIds?: readonly number[];
  readonly addRules?: readonly object[];
}

/** What Firefox names: it refuses all rules where one has another type. */
const KNOWN_TYPES: ReadonlySet<string> = new Set([...EARLY_TYPES, ...LATE_TYPES]);
/** Above every priority of the policy's own rules. */
const ABOVE_ALL = 1_000;
/** Where the fingerprint of the kept rules is: an update may correct a rule and keep their number. */
const KEPT_KEY = "start-up-rules";
const LISTENING = { id: 1, priority: ABOVE_ALL, action: { type: "allow" }, condition: {} } as const;

/**
 * Keeps a second layer under the request listener: rules for every literal spelling and reserved name, which Firefox
 * keeps from its first request on, and one rule that lifts them while the listener decides. That one is gone when
 * Firefox ends, so the others hold until the guard has started again; and they hold while the user withholds the
 * access that the listener needs.
 *
 * The rules know no grants and no names: they stand in, they do not replace.
 *
 * @returns What is not protected because of it.
 */
export async function keepStartUpRules(
  sets: RuleSets | undefined,
  store: StorageArea,
  { mode, isListening }: { readonly mode: PolicyMode; readonly isListening: boolean },
): Promise<readonly Gap[]> {
  if (sets === undefined)
    return mode === "off" ? [] : [{ kind: "missing-api", detail: "declarativeNetRequest" }];
  const rules = mode === "off" ? [] : startUpRules().map(inFirefoxTypes);
  try {
    await sets.updateSessionRules({
      removeRuleIds: [LISTENING.id],
      ...(isListening ? { addRules: [LISTENING] } : {}),
    });
    const kept = await sets.getDynamicRules();
    await writeChanged(store, {
      key: KEPT_KEY,
      content: rules,
      isThere: kept.length === rules.length,
      write: () => sets.updateDynamicRules({ removeRuleIds: kept.map(({ id }) => id), addRules: rules }),
    });
    return [];
  } catch (error) {
    return [gapOfError(error)];
  }
}

function inFirefoxTypes({ condition, ...rule }: DeclarativeRule): DeclarativeRule {
  const { resourceTypes, ...others } = condition;
  if (resourceTypes === undefined) return { ...rule, condition };
  const known = resourceTypes.filter((type) => KNOWN_TYPES.has(type));
  return { ...rule, condition: { ...others, resourceTypes: known } };
}
