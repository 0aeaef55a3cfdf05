import { readFileSync } from "node:fs";
import { parse } from "tldts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closestSpace } from "../../address/host-space.ts";
import { EMBEDDINGS } from "../../address/embeddings.ts";
import { formatIpv6, parseIpv6, type Ipv6 } from "../../address/ipv6.ts";
import { NON_PUBLIC_IPV4 } from "../../address/non-public-ipv4.ts";
import { parseBlock } from "../../address/address-block.ts";
import { formatIpv4 } from "../../address/ipv4.ts";
import { decimalRange } from "./address/decimal-range.ts";
import { EMBEDDING_TEMPLATES } from "./address/embedding-templates.ts";
import { expressionSize } from "./address/expression-size.ts";
import { ipv4ExpressionsOf, ipv6ExpressionsOf } from "./address/expressions-of-space.ts";
import { DECLARATIVE_BLIND_SPOTS } from "./blind-spots.ts";
import { declarativeRules } from "./declarative-rules.ts";
import { grants, STATE } from "./fixtures/rule-state.ts";
import { continuationRule } from "./navigation/continuation-rule.ts";
import { RULE_PRIORITY } from "./rule-priority.ts";
import { RULE_QUOTA } from "./rule-quota.ts";
import { TOP_LEVEL_DOMAINS } from "./worker/top-level-domains.ts";
import { workerPolicy } from "./worker/worker-policy.ts";

describe("declarativeRules()", () => {
  test("gives the same rules with the same ids for the same state, each id once", () => {
    const state = { ...STATE, grants: grants(3), localNames: ["nas.example"] };
    const rules = declarativeRules(state);
    expect(declarativeRules(structuredClone(state))).toEqual(rules);
    for (const set of [rules.static, rules.dynamic, rules.session]) {
      expect(set.map(({ id }) => id)).toEqual(set.map((_, index) => index + 1));
    }
  });

  test("has static rules that follow from no state at all", () => {
    const busy = { ...STATE, grants: grants(9), localNames: ["a.b"], mode: "off" as const, extensionId: "" };
    expect(declarativeRules(busy).static).toEqual(declarativeRules(STATE).static);
  });

  test("stays far below what a browser takes with 200 grants", () => {
    const { dynamic, session, static: fixed, exceeded } = declarativeRules({ ...STATE, grants: grants(200) });
    expect(exceeded).toEqual([]);
    expect(dynamic.filter(({ condition }) => condition.regexFilter !== undefined).length).toBeLessThan(600);
    expect(fixed.length + dynamic.length + session.length).toBeLessThan(1_000);
    expect(JSON.stringify(dynamic).length).toBeLessThan(1_000_000);
  });

  test.each([
    ["dynamic", { kind: "always" }],
    ["session", { kind: "tab", tab: 1 }],
  ] as const)(
    "says which grants do not fit into the %s rules, and leaves everything else in force",
    (set, lifetime) => {
      const few = declarativeRules(STATE);
      const many = declarativeRules({ ...STATE, grants: grants(700, { lifetime }) });
      const [exceeded] = many.exceeded;
      expect(exceeded).toMatchObject({ ruleset: set, limit: "regexRules", max: RULE_QUOTA.regexRules });
      expect(exceeded?.leftOut.at(-1)).toBe("g699");
      const regex = many[set].filter(({ condition }) => condition.regexFilter !== undefined);
      expect(regex.length).toBeLessThanOrEqual(RULE_QUOTA.regexRules);
      const blocks = few[set].filter(({ action }) => action.type !== "modifyHeaders");
      expect(many[set].map(({ condition }) => condition)).toEqual(
        expect.arrayContaining(blocks.map(({ condition }) => condition)),
      );
    },
  );

  test("forgets grants and pauses that are over", () => {
    const over = { kind: "until", atMs: 1_000 } as const;
    const state = {
      ...STATE,
      grants: grants(5, { lifetime: over }),
      pauses: [{ site: "a.com", untilMs: 1_000 }],
    };
    expect(declarativeRules(state)).toEqual(declarativeRules(STATE));
  });

  test("lets no name of the public DNS spare its neighbours because it was learned", () => {
    const learned = [
      { host: "lan.evil.com", space: "local" as const },
      { host: "dev", space: "local" as const },
      { host: "ck", space: "local" as const },
    ];
    expect(declarativeRules({ ...STATE, learnedLocalHosts: learned })).toEqual(declarativeRules(STATE));
  });

  test("puts the policy of tagged workers above every rule that would take it off", () => {
    const { dynamic, session } = declarativeRules({ ...STATE, grants: grants(2) });
    const others = [...dynamic, ...session].filter(({ action }) => action.type !== "modifyHeaders");
    expect(Math.max(...others.map(({ priority }) => priority))).toBeLessThan(RULE_PRIORITY.workerPolicy);
  });

  test("keeps the policy of service workers where no restart takes it away, and spares scripts of tabs without opening anything", () => {
    const { static: fixed, dynamic, session } = declarativeRules({ ...STATE, grants: grants(2) });
    const policies = dynamic.filter(({ priority }) => priority === RULE_PRIORITY.scriptPolicy);
    expect(policies.length).toBeGreaterThan(0);
    for (const { condition } of policies) expect(condition.resourceTypes).toEqual(["script"]);
    const [sparing, ...more] = session.filter(({ condition }) => condition.excludedTabIds !== undefined);
    expect(more).toEqual([]);
    expect(sparing?.priority).toBeGreaterThan(RULE_PRIORITY.scriptPolicy);
    const closing = [...fixed, ...dynamic, ...session].filter(({ action }) => action.type === "block");
    expect(Math.min(...closing.map(({ priority }) => priority))).toBeGreaterThan(sparing?.priority ?? 99);
  });
});

describe("expressions of addresses", () => {
  const v4 = { loopback: anyOf(ipv4ExpressionsOf("loopback")), local: anyOf(ipv4ExpressionsOf("local")) };
  const v6 = { loopback: anyOf(ipv6ExpressionsOf("loopback")), local: anyOf(ipv6ExpressionsOf("local")) };

  function anyOf(expressions: readonly string[]): RegExp {
    return new RegExp(`^(?:${expressions.join("|")})$`);
  }

  function spaceBy({ loopback, local }: typeof v4, text: string): string {
    return loopback.test(text) ? "loopback" : local.test(text) ? "local" : "public";
  }

  test("fit exactly the IPv4 addresses of the table, at every edge and anywhere", () => {
    const edges = NON_PUBLIC_IPV4.flatMap(([text]) => {
      const block = parseBlock(text);
      if (block?.address.kind !== "ipv4") return [];
      const last = block.address.bits + 2 ** (32 - block.prefixLength) - 1;
      return [block.address.bits - 1, block.address.bits, last, last + 1].map((bits) => Math.max(0, bits));
    });
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...edges), fc.nat(2 ** 32 - 1)), (bits) => {
        const text = formatIpv4({ kind: "ipv4", bits });
        expect([text, spaceBy(v4, text)]).toEqual([text, closestSpace(text)]);
      }),
      { numRuns: 5_000 },
    );
  });

  const digits = fc.constantFrom("0", "0", "0", "1", "9", "a", "f");
  const octets = fc.oneof(
    fc.constantFrom(
      "7f000001",
      "00000000",
      "00000001",
      "0a000000",
      "c0a80101",
      "a9fe0000",
      "c6120000",
      "64400001",
      "ac1f0000",
    ),
    fc.array(digits, { minLength: 8, maxLength: 8 }).map((list) => list.join("")),
  );
  const embedded = fc
    .tuple(
      fc.constantFrom(...EMBEDDING_TEMPLATES),
      octets,
      fc.array(digits, { minLength: 32, maxLength: 32 }),
    )
    .map(([template, ipv4, free]) => {
      const seen = { A: 0, B: 0, C: 0, D: 0 };
      return Array.from(template.digits.replaceAll(":", ""), (sign, index) => {
        if (sign === "*") return free[index] ?? "0";
        if (sign !== "A" && sign !== "B" && sign !== "C" && sign !== "D") return sign;
        const digit = ipv4[2 * "ABCD".indexOf(sign) + seen[sign]++] ?? "0";
        return template.isInverted === true ? (15 - Number.parseInt(digit, 16)).toString(16) : digit;
      }).join("");
    });
  const prefixed = fc
    .tuple(
      fc.constantFrom("fc", "fe8", "fec", "20010db8", "3fff0", "3fff1", "0064ff9b0001", ""),
      fc.array(digits, { minLength: 32, maxLength: 32 }),
    )
    .map(([prefix, rest]) => (prefix + rest.join("")).slice(0, 32));

  function toIpv6(text: string): Ipv6 {
    const address = parseIpv6(text.match(/.{4}/g)?.join(":") ?? "");
    if (address === undefined) throw new TypeError(`Cannot read ${text}`);
    return address;
  }

  test("fit exactly the IPv6 addresses of the table, and what embeds one of the IPv4 table", () => {
    fc.assert(
      fc.property(fc.oneof(embedded, prefixed), (text) => {
        const host = formatIpv6(toIpv6(text));
        expect([host, spaceBy(v6, host)]).toEqual([host, closestSpace(host)]);
      }),
      { numRuns: 20_000 },
    );
  });

  test("know every way to embed an address", () => {
    const known = new Set(EMBEDDING_TEMPLATES.map(({ id }) => id));
    expect([...known].filter((id) => id !== "ipv4-mapped").toSorted()).toEqual(
      EMBEDDINGS.map(({ id }) => id).toSorted(),
    );
  });
});

describe("decimalRange()", () => {
  test("fits the numbers from first to last and no other", () => {
    const port = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(port, port, port, (a, b, number) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const expression = new RegExp(`^(?:${decimalRange(from, to).join("|")})$`);
        for (const candidate of [number, from - 1, from, to, to + 1]) {
          expect(expression.test(String(candidate))).toBe(from <= candidate && candidate <= to);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ["abc", 3],
  ["a\\.b", 3],
  ["[0-9]", 1],
  ["[1-9a-f]", 3],
  ["[^/@]", 5],
  ["(?:a|bc)", 4],
  ["a?b*c+", 6],
  ["a{2}", 2],
  ["(?:ab){1,3}", 8],
  [".*", 4],
])("expressionSize() counts the instructions of %s", (expression, size) => {
  expect(expressionSize(expression)).toBe(size);
});

describe("workerPolicy()", () => {
  test("names every top-level domain that the Public Suffix List has", () => {
    const strangers = TOP_LEVEL_DOMAINS.filter((domain) => parse(`a.b.${domain}`).isIcann !== true);
    expect(strangers).toEqual(["za"]);
    expect(new Set(TOP_LEVEL_DOMAINS).size).toBe(TOP_LEVEL_DOMAINS.length);
    expect(TOP_LEVEL_DOMAINS).toEqual(expect.arrayContaining(["com", "de", "xn--p1ai", "museum"]));
  });

  test("opens what is granted and nothing that is local", () => {
    const policy = workerPolicy(
      grants(1, { hosts: ["loopback", "fd00::1"], ports: [{ from: 9, to: 10 }] }),
    ).split(" ");
    expect(policy.slice(-6)).toEqual([
      "ws://localhost:9",
      "ws://localhost:10",
      "ws://127.0.0.1:9",
      "ws://127.0.0.1:10",
      "ws://[fd00::1]:9",
      "ws://[fd00::1]:10",
    ]);
    expect(policy).not.toContain("ws:");
    for (const name of ["local", "localhost", "internal", "arpa"])
      expect(TOP_LEVEL_DOMAINS).not.toContain(name);
  });
});

test.each([
  ["http://192.168.1.1/a?b#c", "|http://192.168.1.1/"],
  ["https://u:p@[fd00::1]:8080/", "|https://u:p@[fd00::1]:8080/"],
  ["about:blank", undefined],
])("continuationRule() lets exactly the endpoint of %s through", (url, urlFilter) => {
  expect(continuationRule(1, 2, url)?.condition.urlFilter).toBe(urlFilter);
});

test("DECLARATIVE_BLIND_SPOTS have an id and a sentence each, and stand in docs/policy.md", () => {
  const docs = readFileSync(new URL("../../../../../docs/policy.md", import.meta.url), "utf8").replace(
    / +/g,
    " ",
  );
  expect(new Set(DECLARATIVE_BLIND_SPOTS.map(({ id }) => id)).size).toBe(DECLARATIVE_BLIND_SPOTS.length);
  for (const { id, sentence } of DECLARATIVE_BLIND_SPOTS) {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(docs).toContain(`| \`${id}\` | ${sentence} |`);
  }
});
