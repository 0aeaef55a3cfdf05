import { decide, parseHost, type Decision } from "@hushport/core";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ruleCase, STATE, type RuleCase } from "./fixtures/cases.ts";
import { decideInFirefox } from "./fixtures/firefox-request.ts";

const CASES = 12_000;

/** What a name may be resolved to. */
const ADDRESSES: readonly (readonly string[])[] = [
  [],
  ["203.0.113.10"],
  ["192.168.1.5"],
  ["127.0.0.1"],
  ["203.0.113.10", "10.0.0.1"],
  ["0.0.0.0"],
  ["64:ff9b::c0a8:101"],
];

/**
 * Where Firefox does not tell the pages around a document, which `decide` goes by: a granted site's grants hold also in
 * another site's frame, those of its third parties do not, and whoever has no name counts as public.
 */
const DIFFERENCES: readonly {
  readonly id: string;
  readonly holds: (input: RuleCase, decision: Decision) => boolean;
}[] = [
  {
    // A top navigation names who drives it and no page around it; an opaque document it does not name at all.
    id: "driven-by-frame",
    holds: ({ channel, initiator }) =>
      (channel === "navigation" || channel === "popup") &&
      initiator.kind === "page" &&
      initiator.ancestors.length > 0,
  },
  {
    // WebTransport comes without tab and frames, so it is judged by its document alone.
    id: "webtransport-alone",
    holds: ({ channel, initiator }, decision) =>
      channel === "webtransport" &&
      ((initiator.kind === "page" && initiator.ancestors.length > 0) || decision.reason === "granted"),
  },
];

/** Firefox does not make these: a person types addresses, and opens nothing else. */
function isPossible({ initiator, channel }: RuleCase): boolean {
  return initiator.kind === "page" || channel === "navigation";
}

const firefoxCase = fc.record({
  input: ruleCase.filter(isPossible),
  resolved: fc.constantFrom(...ADDRESSES),
});

test("Firefox's engine decides what decide() does, in thousands of cases, but for two things that it is not told", () => {
  const outcomes = fc.sample(firefoxCase, { numRuns: CASES, seed: 20_261_123 }).map(({ input, resolved }) => {
    const addresses = parseHost(input.host)?.kind === "name" ? resolved : [];
    const { initiator, host, port, channel, tab } = input;
    const expected = decide(initiator, { target: { host, port, addresses }, channel }, { ...STATE, tab });
    const firefox = decideInFirefox(input, addresses);
    const isSame = JSON.stringify(firefox) === JSON.stringify(expected);
    const known = DIFFERENCES.filter(({ holds }) => holds(input, expected)).map(({ id }) => id);
    return { input, addresses, expected, firefox, isSame, known };
  });
  const different = outcomes.filter(({ isSame }) => !isSame);
  expect(different.filter(({ known }) => known.length === 0).slice(0, 5)).toEqual([]);
  // The list names nothing that does not happen, and swallows little.
  expect(new Set(different.flatMap(({ known }) => known))).toEqual(new Set(DIFFERENCES.map(({ id }) => id)));
  expect(different.length).toBeLessThan(CASES / 20);
  for (const action of ["allow", "block", "ask"]) {
    expect(outcomes.filter(({ expected }) => expected.action === action).length).toBeGreaterThan(CASES / 30);
  }
});
