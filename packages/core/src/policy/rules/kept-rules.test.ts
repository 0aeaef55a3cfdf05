import { expect, test } from "vitest";
import { declarativeRules } from "./declarative-rules.ts";
import { grants, STATE } from "./fixtures/rule-state.ts";

test("declarativeRules() keeps on the disk only what holds for good and may be known there", () => {
  const always = { kind: "always" } as const;
  const [lasting] = grants(1);
  const [secret] = grants(1, { id: "secret", site: "secret.com", lifetime: always });
  const [timed] = grants(1, { id: "timed", site: "timed.com", lifetime: { kind: "until", atMs: 2_000 } });
  if (lasting === undefined || secret === undefined || timed === undefined) throw new RangeError("no grants");
  const lastingPause = { site: "off.com", untilMs: null };
  const { dynamic, session } = declarativeRules({
    ...STATE,
    grants: [lasting, secret, timed],
    pauses: [
      lastingPause,
      { site: "secret-off.com", untilMs: null },
      { site: "timed-off.com", untilMs: 2_000 },
    ],
    kept: { grants: [lasting, timed], pauses: [lastingPause, { site: "timed-off.com", untilMs: 2_000 }] },
    learnedLocalHosts: [{ host: "192.168.7.7", space: "local" }],
    reachedNames: ["reached.com"],
  });
  const kept = JSON.stringify(dynamic);
  const passing = JSON.stringify(session);
  for (const word of ["site0.com", '"off.com"']) expect(kept).toContain(word);
  for (const word of [
    "secret.com",
    "timed.com",
    "secret-off.com",
    "timed-off.com",
    "192.168.7.7",
    "reached.com",
  ]) {
    expect(kept).not.toContain(word);
    expect(passing).toContain(word);
  }
});

test("declarativeRules() leaves the pages of an inner name their own host and no other, in the session only", () => {
  const own = expect.objectContaining({
    action: { type: "allow" },
    condition: expect.objectContaining({ initiatorDomains: ["inner.com"], requestDomains: ["inner.com"] }),
  });
  const names = { ...STATE, reachedNames: ["inner.com", "rebound.com"] };
  const { dynamic, session } = declarativeRules({ ...names, innerNames: ["inner.com"] });
  expect(session).toContainEqual(own);
  expect(declarativeRules(names).session).not.toContainEqual(own);
  expect(JSON.stringify(dynamic)).not.toContain("inner.com");
  const allowsFrom = (host: string) =>
    session.filter(
      ({ action, condition }) =>
        action.type === "allow" && condition.initiatorDomains?.includes(host) === true,
    );
  expect(allowsFrom("rebound.com")).toEqual([]);
  expect(allowsFrom("inner.com")).toHaveLength(1);
});
