import { expect, test } from "vitest";
import { keepStartUpRules, type RuleChange, type RuleSets } from "./start-up-rules.ts";

/** Rule sets as Firefox keeps them. */
function createSets() {
  const sets = { dynamic: new Map<number, object>(), session: new Map<number, object>(), writes: 0 };
  const change = (rules: Map<number, object>, { removeRuleIds = [], addRules = [] }: RuleChange): void => {
    for (const id of removeRuleIds) rules.delete(id);
    for (const rule of addRules) if ("id" in rule && typeof rule.id === "number") rules.set(rule.id, rule);
  };
  const api: RuleSets = {
    getDynamicRules: async () => [...sets.dynamic.keys()].map((id) => ({ id })),
    updateDynamicRules: async (wanted) => {
      sets.writes += 1;
      change(sets.dynamic, wanted);
    },
    updateSessionRules: async (wanted) => change(sets.session, wanted),
  };
  return { sets, api };
}

test("keepStartUpRules() keeps rules for the next start, and lifts them while the listener decides", async () => {
  const { sets, api } = createSets();
  expect(await keepStartUpRules(api, { mode: "default", isListening: true })).toEqual([]);
  expect(sets.dynamic.size).toBeGreaterThan(0);
  expect([...sets.session.values()]).toMatchObject([{ action: { type: "allow" } }]);
});

test("keepStartUpRules() leaves the rules in force while the listener gets no requests", async () => {
  const { sets, api } = createSets();
  await keepStartUpRules(api, { mode: "sealed", isListening: true });
  await keepStartUpRules(api, { mode: "sealed", isListening: false });
  expect(sets.session.size).toBe(0);
  expect(sets.dynamic.size).toBeGreaterThan(0);
});

test("keepStartUpRules() writes the same rules once, and takes them away when the guard is off", async () => {
  const { sets, api } = createSets();
  await keepStartUpRules(api, { mode: "default", isListening: true });
  await keepStartUpRules(api, { mode: "sealed", isListening: true });
  expect(sets.writes).toBe(1);
  await keepStartUpRules(api, { mode: "off", isListening: true });
  expect(sets.dynamic.size).toBe(0);
});

test("keepStartUpRules() tells a refusal as a gap", async () => {
  const { api } = createSets();
  const updateDynamicRules = () => Promise.reject(new Error("too many"));
  expect(
    await keepStartUpRules({ ...api, updateDynamicRules }, { mode: "default", isListening: true }),
  ).toEqual([{ kind: "starting", detail: "too many" }]);
});
