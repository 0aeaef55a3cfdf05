import { expect, test } from "vitest";
import { createMemoryArea } from "../../guard/fixtures/memory-area.ts";
import { createRuleSets } from "../fixtures/fake-firefox.ts";
import { keepStartUpRules } from "./start-up-rules.ts";

const ON = { mode: "default", isListening: true } as const;

test("keepStartUpRules() keeps rules for the next start, and lifts them while the listener decides", async () => {
  const { sets, api } = createRuleSets();
  expect(await keepStartUpRules(api, createMemoryArea(), ON)).toEqual([]);
  expect(sets.dynamic.size).toBeGreaterThan(0);
  expect([...sets.session.values()]).toMatchObject([{ action: { type: "allow" } }]);
});

test("keepStartUpRules() leaves the rules in force while the listener gets no requests", async () => {
  const { sets, api } = createRuleSets();
  const store = createMemoryArea();
  await keepStartUpRules(api, store, { mode: "sealed", isListening: true });
  await keepStartUpRules(api, store, { mode: "sealed", isListening: false });
  expect(sets.session.size).toBe(0);
  expect(sets.dynamic.size).toBeGreaterThan(0);
});

test("keepStartUpRules() writes the same rules once, and takes them away when the guard is off", async () => {
  const { sets, api } = createRuleSets();
  const store = createMemoryArea();
  await keepStartUpRules(api, store, ON);
  await keepStartUpRules(api, store, { ...ON, mode: "sealed" });
  expect(sets.writes).toBe(1);
  await keepStartUpRules(api, store, { ...ON, mode: "off" });
  expect(sets.dynamic.size).toBe(0);
  await keepStartUpRules(api, store, ON);
  expect(sets.dynamic.size).toBeGreaterThan(0);
});

test.each([
  ["knew no fingerprints", {}],
  ["wrote others", { "start-up-rules": "fingerprint of others" }],
])("keepStartUpRules() replaces as many rules of a version that %s", async (_name, stored) => {
  const { sets, api } = createRuleSets();
  await keepStartUpRules(api, createMemoryArea(), ON);
  const right = structuredClone(sets.dynamic);
  for (const id of right.keys()) sets.dynamic.set(id, { id, condition: { regexFilter: "mistaken" } });
  await keepStartUpRules(api, createMemoryArea(stored), ON);
  expect(sets.dynamic).toEqual(right);
});

test("keepStartUpRules() writes rules again that are gone", async () => {
  const { sets, api } = createRuleSets();
  const store = createMemoryArea();
  await keepStartUpRules(api, store, ON);
  sets.dynamic.clear();
  await keepStartUpRules(api, store, ON);
  expect(sets.dynamic.size).toBeGreaterThan(0);
});

test("keepStartUpRules() tells a refusal as a gap", async () => {
  const { api } = createRuleSets();
  const updateDynamicRules = () => Promise.reject(new Error("too many"));
  expect(await keepStartUpRules({ ...api, updateDynamicRules }, createMemoryArea(), ON)).toEqual([
    { kind: "failure", detail: "too many" },
  ]);
});

test("keepStartUpRules() writes no type of request that Firefox does not name", async () => {
  const { sets, api } = createRuleSets();
  await keepStartUpRules(api, createMemoryArea(), ON);
  expect(JSON.stringify([...sets.dynamic.values()])).not.toMatch(/"webtransport"|"webbundle"/);
});
