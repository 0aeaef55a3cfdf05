import { expect, test } from "vitest";
import { declarativeRules } from "../declarative-rules.ts";
import { grants, STATE } from "../fixtures/rule-state.ts";
import { RULE_PRIORITY } from "../rule-priority.ts";

test("passingWorkerRules() gives workers of a site with a grant that ends a policy of the session, in place of the kept one", () => {
  const passing = { kind: "until", atMs: 2_000 } as const;
  const { session } = declarativeRules({ ...STATE, grants: grants(1, { lifetime: passing }) });
  const ofSite = session.filter(({ condition }) => condition.requestDomains?.includes("site0.com") === true);
  expect(ofSite.map(({ action, priority }) => [action.type, priority])).toEqual([
    ["allow", RULE_PRIORITY.passingWorker],
    ["allow", RULE_PRIORITY.tabScript],
    ["modifyHeaders", RULE_PRIORITY.passingWorkerPolicy],
    ["modifyHeaders", RULE_PRIORITY.passingScriptPolicy],
  ]);
});

test("passingWorkerRules() takes the kept policy of workers off no site whose own finds no room", () => {
  const lifetime = { kind: "until", atMs: 2_000 } as const;
  const many = Array.from({ length: 40 }, (_, index) => index + 1).flatMap((port) =>
    grants(1, { site: `site${port}.com`, ports: [{ from: port, to: port }], lifetime }),
  );
  const { session } = declarativeRules({ ...STATE, grants: many });
  const lifted = session.find(({ priority }) => priority === RULE_PRIORITY.passingWorker);
  const policed = session
    .filter(({ priority }) => priority === RULE_PRIORITY.passingWorkerPolicy)
    .flatMap(({ condition }) => condition.requestDomains ?? []);
  expect(policed.length).toBeLessThan(many.length);
  expect(lifted?.condition.requestDomains).toEqual(policed);
});

test("passingWorkerRules() lets what takes a worker's policy off fit only requests of a site to itself, since it stands above every block", () => {
  const state = { ...STATE, pauses: [{ site: "off.com", untilMs: 2_000 }] };
  const { static: fixed, dynamic, session } = declarativeRules(state);
  const blocks = [...fixed, ...dynamic, ...session].filter(({ action }) => action.type === "block");
  const highest = Math.max(...blocks.map(({ priority }) => priority));
  const above = session.filter(
    ({ priority, action }) => action.type === "allow" && priority > RULE_PRIORITY.pause,
  );
  expect(above.length).toBeGreaterThan(0);
  for (const { condition, priority } of above) {
    expect(priority).toBeGreaterThan(highest);
    expect(condition).toMatchObject({ domainType: "firstParty", resourceTypes: ["script"] });
  }
});

test("passingWorkerRules() names a site whose kept and passing grants together are more than a policy holds", () => {
  const [always, ends] = [{ kind: "always" }, { kind: "until", atMs: 2_000 }] as const;
  const wide = (from: number, lifetime: typeof always | typeof ends) =>
    grants(1, {
      id: `from-${from}`,
      site: "wide.com",
      hosts: ["127.0.0.1"],
      ports: [{ from, to: from + 149 }],
      lifetime,
    });
  const { workersWithout } = declarativeRules({
    ...STATE,
    grants: [...wide(1_000, always), ...wide(2_000, ends)],
  });
  expect(workersWithout).toEqual(["wide.com"]);
  expect(declarativeRules({ ...STATE, grants: wide(1_000, always) }).workersWithout).toEqual([]);
});
