import type { DeclarativeRule } from "@hushport/core";
import { expect, test } from "vitest";
import { withoutRefused } from "./without-refused.ts";

const RULES = [1, 2, 3].map((id): DeclarativeRule => ({
  id,
  priority: 1,
  action: { type: "block" },
  condition: { requestDomains: [id === 2 ? "bücher.example" : "a.example"] },
}));

test("withoutRefused() leaves out the rules that the browser names, and tells why", async () => {
  let inForce: readonly DeclarativeRule[] = [];
  const refused = await withoutRefused(RULES, async (rules) => {
    const bad = rules.find(({ condition }) => condition.requestDomains?.includes("bücher.example"));
    if (bad !== undefined) throw new Error(`Rule with id ${bad.id} must be ASCII.`);
    inForce = rules;
  });
  expect(inForce.map(({ id }) => id)).toEqual([1, 3]);
  expect(refused).toEqual(['Rule with id 2 must be ASCII. {"requestDomains":["bücher.example"]}']);
});

test.each(["Dynamic rule count exceeded.", "Rule with id 77 is unknown."])(
  "withoutRefused() rejects when the browser says %j, which names none of them",
  async (reason) => {
    await expect(withoutRefused(RULES, () => Promise.reject(new Error(reason)))).rejects.toThrow(reason);
  },
);
