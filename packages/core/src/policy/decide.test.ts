import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ADDRESS_SPACES, type AddressSpace } from "../address/address-space.ts";
import { compareSpace } from "../address/compare-space.ts";
import { CHANNELS } from "../probe/channel.ts";
import { decide } from "./decide.ts";
import { POLICY_REASONS, type Decision } from "./decision.ts";
import type { Grant } from "./grant/grant.ts";
import { POLICY_MODES } from "./mode.ts";
import type { PolicyInitiator, PolicyOrigin } from "./policy-initiator.ts";
import type { PolicyRules } from "./policy-rules.ts";
import type { PolicyRequest } from "./policy-target.ts";
import { createSpaceMemory } from "./space-memory.ts";

const RULES: PolicyRules = { mode: "default", grants: [], nowMs: 1_000, tab: 1 };
const GRANT: Grant = {
  id: "g",
  site: "site.com",
  embedded: [],
  hosts: ["loopback"],
  ports: [{ from: 6463, to: 6472 }],
  lifetime: { kind: "always" },
  source: "user",
  createdAtMs: 0,
};

function page(
  host: string | null,
  space: AddressSpace | null,
  ...ancestors: PolicyOrigin[]
): PolicyInitiator {
  return { kind: "page", document: { host, space }, ancestors };
}

function to(
  host: string,
  fields: { readonly addresses?: readonly string[]; readonly port?: number } = {},
): PolicyRequest {
  return {
    target: { host, port: fields.port ?? 5900, addresses: fields.addresses ?? [] },
    channel: "websocket",
  };
}

const PUBLIC = page("site.com", "public");

describe("decide()", () => {
  const cases: readonly (readonly [Decision["reason"], string, Decision])[] = [
    ["off", "when it is switched off", decide(PUBLIC, to("127.0.0.1"), { ...RULES, mode: "off" })],
    ["user-navigation", "for typed addresses", decide({ kind: "user" }, to("192.168.1.1"), RULES)],
    ["no-page", "for extensions", decide({ kind: "extension" }, to("127.0.0.1"), RULES)],
    ["no-page", "for the browser itself", decide({ kind: "browser" }, to("127.0.0.1"), RULES)],
    ["not-local", "for public hosts", decide(PUBLIC, to("other.com", { addresses: ["8.8.8.8"] }), RULES)],
    [
      "not-local",
      "between hosts of the network",
      decide(page("10.0.0.1", "local"), to("192.168.1.1"), RULES),
    ],
    ["not-local", "from this machine to itself", decide(page("localhost", "loopback"), to("::1"), RULES)],
    ["not-local", "from this machine to the network", decide(page("::1", "loopback"), to("10.0.0.1"), RULES)],
    ["not-local", "for a page's own literal host", decide(page("10.0.0.1", null), to("10.0.0.1"), RULES)],
    ["not-local", "for a page's own alias", decide(page("fritz.box", null), to("fritz.box"), RULES)],
    [
      "granted",
      "with a grant",
      decide(PUBLIC, to("127.0.0.1", { port: 6463 }), { ...RULES, grants: [GRANT] }),
    ],
    [
      "sinkhole",
      "for a blocked name",
      decide(PUBLIC, to("ads.com", { addresses: ["0.0.0.0"], port: 443 }), RULES),
    ],
    [
      "public-to-loopback",
      "for a name that answers the null address where no page is",
      decide(PUBLIC, to("evil.com", { addresses: ["0.0.0.0"], port: 8080 }), RULES),
    ],
    [
      "driven-navigation",
      "for a link to a router",
      decide(PUBLIC, { ...to("192.168.1.1"), channel: "navigation" }, RULES),
    ],
    ["public-to-loopback", "for a scan", decide(PUBLIC, to("127.0.0.1"), RULES)],
    ["public-to-loopback", "for an alias that nobody resolved", decide(PUBLIC, to("lvh.me"), RULES)],
    ["public-to-local", "for a device", decide(PUBLIC, to("192.168.1.1"), RULES)],
    [
      "public-to-local",
      "for one local record among many",
      decide(PUBLIC, to("a.com", { addresses: ["8.8.8.8", "10.0.0.1"] }), RULES),
    ],
    [
      "public-to-local",
      "for a name that the user declared",
      decide(PUBLIC, to("x.corp.com"), { ...RULES, localNames: ["corp.com"] }),
    ],
    [
      "public-to-loopback",
      "for a page that was rebound to this machine",
      decide(PUBLIC, to("site.com", { addresses: ["127.0.0.1"] }), RULES),
    ],
    [
      "local-to-loopback",
      "for a router that looks into this machine",
      decide(page("10.0.0.1", "local"), to("localhost"), RULES),
    ],
    [
      "public-to-local",
      "when nobody knows where the page came from",
      decide(page("nas.example", null), to("10.0.0.1"), RULES),
    ],
    [
      "unchecked-webrtc",
      "for a name that nobody resolved, in sealed mode",
      decide(PUBLIC, { ...to("turn.example"), channel: "webrtc-turn-tcp" }, { ...RULES, mode: "sealed" }),
    ],
  ];

  test.each(cases)("says %s %s", (reason, _when, decision) => {
    expect(decision.reason).toBe(reason);
  });

  test("has an example of every reason above, but for the one that only Chromium's seal gives", () => {
    const examples = new Set<string>([...cases.map(([reason]) => reason), "sealed"]);
    expect(examples).toEqual(new Set(POLICY_REASONS));
  });

  test("asks for top navigations only, and blocks the rest", () => {
    const actions = CHANNELS.map((channel) => decide(PUBLIC, { ...to("10.0.0.1"), channel }, RULES).action);
    expect(CHANNELS.filter((_, index) => actions[index] === "ask")).toEqual(["navigation", "popup"]);
    expect(new Set(actions)).toEqual(new Set(["ask", "block"]));
  });

  test("takes the most public ancestor of an opaque origin, wherever it stands", () => {
    const local = { host: "10.0.0.1", space: "local" } as const;
    const open = { host: "evil.com", space: "public" } as const;
    expect(decide(page(null, null, local), to("10.0.0.2"), RULES).action).toBe("allow");
    expect(decide(page(null, null, local, open), to("10.0.0.2"), RULES).action).toBe("block");
    expect(decide(page(null, null, open, local), to("10.0.0.2"), RULES).action).toBe("block");
    expect(decide(page(null, null), to("10.0.0.2"), RULES).action).toBe("block");
  });

  test("is stopped by no name that was seen public once, in whatever order", () => {
    const seen = fc.array(fc.constantFrom<AddressSpace>("loopback", "local", "public"), { minLength: 1 });
    fc.assert(
      fc.property(seen, (spaces) => {
        const memory = createSpaceMemory();
        for (const space of spaces) memory.note("rebound.example", space);
        const { action } = decide(
          page("rebound.example", memory.of("rebound.example")),
          to("10.0.0.1"),
          RULES,
        );
        expect(action).toBe(spaces.includes("public") ? "block" : "allow");
      }),
    );
  });
});

const space = fc.constantFrom<AddressSpace | null>(...ADDRESS_SPACES, null);
const host = fc.constantFrom("site.com", "sub.site.com", "third.net", "10.0.0.1", "localhost", "fritz.box");
const origin: fc.Arbitrary<PolicyOrigin> = fc.record({ host: fc.option(host), space });
const initiator: fc.Arbitrary<PolicyInitiator> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("page" as const),
      document: origin,
      ancestors: fc.array(origin, { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<PolicyInitiator>({ kind: "user" }, { kind: "extension" }, { kind: "browser" }),
  },
);
const addresses = fc.array(
  fc.constantFrom("8.8.8.8", "10.0.0.1", "127.0.0.1", "0.0.0.0", "::1", "fd00::1", "2606::1"),
  { maxLength: 4 },
);
const request: fc.Arbitrary<PolicyRequest> = fc.record({
  target: fc.record({
    host: fc.constantFrom(
      "127.0.0.1",
      "localhost",
      "::1",
      "10.0.0.1",
      "nas.local",
      "lvh.me",
      "site.com",
      "fritz.box",
    ),
    port: fc.constantFrom(80, 443, 6463, 6473),
    addresses,
  }),
  channel: fc.constantFrom(...CHANNELS),
});
const grant: fc.Arbitrary<Grant> = fc.record({
  id: fc.constantFrom("a", "b", "c"),
  site: fc.constantFrom("site.com", "*", "third.net", "10.0.0.1"),
  embedded: fc.subarray(["third.net", "site.com"]),
  hosts: fc.subarray(["loopback", "10.0.0.1", "nas.local", "lvh.me"], { minLength: 1 }),
  ports: fc.constant([{ from: 80, to: 6463 }]),
  lifetime: fc.constantFrom<Grant["lifetime"]>(
    { kind: "always" },
    { kind: "tab", tab: 1 },
    { kind: "until", atMs: 1_000 },
  ),
  source: fc.constant("user" as const),
  createdAtMs: fc.constant(0),
});
const rules: fc.Arbitrary<PolicyRules> = fc.record({
  mode: fc.constantFrom(...POLICY_MODES),
  grants: fc.array(grant, { maxLength: 4 }),
  nowMs: fc.constantFrom(999, 1_000),
  tab: fc.constantFrom(1, 2, null),
});

const STRICTNESS = { allow: 0, ask: 1, block: 2 } as const;

describe("decide(), for any request,", () => {
  test("is pure: the same question has the same answer, and nothing is changed", () => {
    fc.assert(
      fc.property(initiator, request, rules, (who, what, by) => {
        const before = JSON.stringify([who, what, by]);
        expect(decide(who, what, by)).toEqual(decide(who, what, by));
        expect(JSON.stringify([who, what, by])).toBe(before);
      }),
    );
  });

  test("never blocks more because of one more grant", () => {
    fc.assert(
      fc.property(initiator, request, rules, grant, (who, what, by, more) => {
        const without = STRICTNESS[decide(who, what, by).action];
        const { action } = decide(who, what, { ...by, grants: [...by.grants, more] });
        expect(STRICTNESS[action]).toBeLessThanOrEqual(without);
      }),
    );
  });

  test("never gives more to a more public page", () => {
    fc.assert(
      fc.property(host, space, space, request, rules, (name, a, b, what, by) => {
        const [closer, farther] = compareSpace(a ?? "public", b ?? "public") <= 0 ? [a, b] : [b, a];
        const near = STRICTNESS[decide(page(name, closer), what, by).action];
        const far = STRICTNESS[decide(page(name, farther), what, by).action];
        expect(far).toBeGreaterThanOrEqual(near);
      }),
    );
  });

  test("takes unknown for public", () => {
    fc.assert(
      fc.property(host, request, rules, (name, what, by) => {
        expect(decide(page(name, null), what, by)).toEqual(decide(page(name, "public"), what, by));
      }),
    );
  });

  test("does not mind the order of addresses and grants", () => {
    fc.assert(
      fc.property(initiator, request, rules, (who, what, by) => {
        const { target, channel } = what;
        const turned = { target: { ...target, addresses: target.addresses.toReversed() }, channel };
        const { action } = decide(who, what, by);
        expect(decide(who, turned, { ...by, grants: by.grants.toReversed() }).action).toBe(action);
      }),
    );
  });

  test("does not let a name pass because one more record is public", () => {
    fc.assert(
      fc.property(initiator, request, rules, (who, what, by) => {
        const { target, channel } = what;
        fc.pre(target.addresses.length > 0);
        const more = { target: { ...target, addresses: [...target.addresses, "8.8.8.8"] }, channel };
        expect(decide(who, more, by).action).toBe(decide(who, what, by).action);
      }),
    );
  });
});
