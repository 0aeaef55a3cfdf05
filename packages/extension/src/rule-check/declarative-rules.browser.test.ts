import {
  decide,
  DECLARATIVE_BLIND_SPOTS,
  declarativeRules,
  type DeclarativeState,
  type PolicyRequest,
} from "@hushport/core";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleCase, STATE, TYPES, type RuleCase } from "./fixtures/cases.ts";
import { openRuleChecker, type RuleChecker, type RuleRequest } from "./fixtures/open-rule-checker.ts";

const CASES = 6_000;
const TYPE_OF = new Map(TYPES.map(([channel, type]) => [channel, type]));

let checker: RuleChecker;
let state: DeclarativeState;

beforeAll(async () => {
  checker = await openRuleChecker();
  state = { ...STATE, extensionId: checker.extensionId };
}, 90_000);

afterAll(async () => {
  await checker[Symbol.asyncDispose]();
});

function requestOf({ host, port, channel }: RuleCase): PolicyRequest {
  return { target: { host, port, addresses: [] }, channel };
}

function writeHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function toRuleRequest({ initiator, host, port, scheme, channel, tab }: RuleCase): RuleRequest {
  const request = {
    url: new URL(`${scheme}://${writeHost(host)}:${port}/path?query=http://127.0.0.1:6463/`).href,
    type: TYPE_OF.get(channel) ?? "other",
    tabId: tab,
  };
  if (initiator.kind !== "page") return request;
  const top = initiator.ancestors.at(-1) ?? initiator.document;
  const asking = initiator.document.host;
  return {
    ...request,
    ...(asking === null ? {} : { initiator: `https://${writeHost(asking)}` }),
    ...(top.host === null || request.type === "main_frame"
      ? {}
      : { topUrl: `https://${writeHost(top.host)}/` }),
  };
}

/** What rules do, in the words of `decide`. */
const ACTIONS: Readonly<Record<string, string>> = {
  "": "allow",
  allow: "allow",
  block: "block",
  redirect: "ask",
};

test("rules do what decide() says, in thousands of cases, wherever no blind spot holds", async () => {
  await checker.load(declarativeRules(state));
  const cases = fc.sample(ruleCase, { numRuns: CASES, seed: 20_261_122 });
  const answers = await checker.ask(cases.map(toRuleRequest));
  const outcomes = cases.map((input, index) => {
    const request = requestOf(input);
    const rules = { ...state, tab: input.tab };
    const { action } = decide(input.initiator, request, rules);
    const isBlind = DECLARATIVE_BLIND_SPOTS.some(({ holds }) =>
      holds({ initiator: input.initiator, request, state }),
    );
    return { input, action, rule: ACTIONS[answers[index] ?? ""] ?? answers[index], isBlind };
  });
  const seeing = outcomes.filter(({ isBlind }) => !isBlind);
  expect(seeing.filter(({ action, rule }) => action !== rule).slice(0, 5)).toEqual([]);
  // The list must not swallow what the test is about, and each kind of answer must be there to be wrong.
  expect(seeing.length).toBeGreaterThan(CASES / 2);
  for (const action of ["allow", "block", "ask"]) {
    expect(seeing.filter((outcome) => outcome.action === action).length).toBeGreaterThan(CASES / 30);
  }
});

test("Chromium's RE2 takes every expression, also of grants with unusual ports", async () => {
  const ports = fc.sample(
    fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 })),
    { numRuns: 60, seed: 4 },
  );
  const grants = ports.map(([a, b], index) => ({
    id: `g${index}`,
    site: `s${index}.com`,
    embedded: [],
    hosts: ["loopback", "a.very.long.host.name.of.many.labels.example"],
    ports: [{ from: Math.min(a, b), to: Math.max(a, b) }],
    lifetime: { kind: "always" as const },
    source: "user" as const,
    createdAtMs: 0,
  }));
  const rules = declarativeRules({ ...state, grants });
  const expressions = [...rules.static, ...rules.dynamic].flatMap(({ action, condition }) =>
    condition.regexFilter === undefined ? [] : [[condition.regexFilter, action.type === "redirect"] as const],
  );
  expect(expressions.length).toBeGreaterThan(200);
  expect(await checker.refused(expressions)).toEqual([]);
});

test("a site that is switched off is let through, and everything is when the guard is off", async () => {
  const url = "ws://127.0.0.1:5900/";
  const at = (site: string): RuleRequest => ({
    url,
    type: "websocket",
    tabId: 1,
    initiator: `https://${site}`,
    topUrl: `https://${site}/`,
  });
  const pauses = [
    { site: "off.com", untilMs: null },
    { site: "soon.com", untilMs: state.nowMs + 1 },
    { site: "over.com", untilMs: state.nowMs },
  ];
  await checker.load(declarativeRules({ ...state, pauses }));
  const sites = ["off.com", "www.off.com", "soon.com", "over.com", "evil.com"];
  expect(await checker.ask(sites.map(at))).toEqual(["allow", "allow", "allow", "block", "block"]);
  await checker.load(declarativeRules({ ...state, mode: "off" }));
  expect(
    await checker.ask([at("evil.com"), { url: "http://10.0.0.1/", type: "main_frame", tabId: 1 }]),
  ).toEqual(["allow", "allow"]);
});

test("Chromium names the rule that it refuses, which is how the others come into force without it", async () => {
  const { static: fixed, dynamic, session } = declarativeRules({ ...state, localNames: ["bücher.example"] });
  await expect(checker.load({ static: fixed, dynamic, session })).rejects.toThrow(/\bRule with id \d+\b/);
});
