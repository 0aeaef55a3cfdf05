import { declarativeRules } from "@hushport/core";
import { expect, test } from "vitest";
import { DEFAULT_IN_FORCE } from "../../contract/settings.ts";
import { makeGrant } from "../../guard/make-grant.ts";
import { limitGaps } from "./limit-gaps.ts";

function grantFor(site: string, from: number, to: number) {
  const draft = { site, embedded: [], hosts: ["loopback"], ports: [{ from, to }], tab: null };
  return makeGrant({ ...draft, term: "always" }, { id: site, nowMs: 0 });
}

function gapsOf(changes: Partial<typeof DEFAULT_IN_FORCE>) {
  const { grants = [] } = changes;
  const settings = { ...DEFAULT_IN_FORCE, kept: { grants, pauses: [] }, mode: "sealed" as const, ...changes };
  const written = declarativeRules({ ...settings, learnedLocalHosts: [], extensionId: "", nowMs: 0 });
  return limitGaps(written, settings);
}

test.each([
  [16, []],
  [17, [{ kind: "limit-names", detail: "n17.example" }]],
])("limitGaps() of %i local names in sealed mode is %j", (count, gaps) => {
  const localNames = Array.from({ length: count }, (_, index) => `n${index + 1}.example`);
  expect(gapsOf({ localNames })).toEqual(gaps);
  expect(gapsOf({ localNames, mode: "default" })).toEqual([]);
});

test.each([
  [1, 65_535, []],
  [1, 256, []],
  [1, 257, ["limit-workers"]],
  [1, 1_025, ["limit-ports", "limit-workers"]],
])("limitGaps() of a grant for ports %i to %i is %j", (from, to, kinds) => {
  // On this machine a policy names two hosts.
  const ports = [{ ...grantFor("wide.example", from, to), hosts: ["127.0.0.1"] }];
  expect(gapsOf({ grants: ports })).toEqual(kinds.map((kind) => ({ kind, detail: "wide.example" })));
});

test("limitGaps() names the sites whose workers' policies find no room, and those beyond the quota", () => {
  const kinds = Array.from({ length: 17 }, (_, index) => grantFor(`s${index}.example`, index + 1, index + 1));
  expect(gapsOf({ grants: kinds })).toEqual([{ kind: "limit-workers", detail: "s16.example" }]);
  const many = Array.from({ length: 1_200 }, (_, index) => grantFor(`s${index}.example`, 8_000, 8_010));
  expect(gapsOf({ grants: many })[0]).toMatchObject({
    kind: "rule-quota",
    detail: expect.stringMatching(/^\d+ > 1000: s\d+\.example, .*, \+ \d+$/),
  });
});

test("limitGaps() counts sites of private windows, and does not name them", () => {
  const grants = [grantFor("open.example", 1, 1_025), grantFor("secret.example", 1, 1_025)];
  const kept = { grants: grants.slice(0, 1), pauses: [] };
  expect(gapsOf({ grants, kept })).toEqual([
    { kind: "limit-ports", detail: "open.example, + 1" },
    { kind: "limit-workers", detail: "open.example, + 1" },
  ]);
});
