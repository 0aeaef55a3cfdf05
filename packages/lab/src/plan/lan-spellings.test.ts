import { DEFAULT_LAN, type HostState } from "@hushport/testbed";
import { expect, test } from "vitest";
import { createPlan } from "./create-plan.ts";
import { HOST_KINDS, HOST_STATE_OF } from "./host-kinds.ts";
import { labSpellings } from "./lab-spellings.ts";
import { LAN_RECORDS, LAN_SPELLINGS } from "./lan-spellings.ts";

const stateOf = new Map<string, HostState>(DEFAULT_LAN.map(({ address, state }) => [address, state]));

test.each(LAN_SPELLINGS.map((spelling) => [spelling.text, spelling] as const))(
  "%s leads to hosts that the testbed makes so",
  (_, { hosts, listenOn }) => {
    expect(hosts?.alive.address).toBe(listenOn);
    expect(stateOf.get(listenOn)).toBe("alive");
    for (const kind of HOST_KINDS) {
      expect(stateOf.get(hosts?.[kind].address ?? "")).toBe(HOST_STATE_OF[kind]);
    }
  },
);

test("every host that is written as a name has one", () => {
  const named = LAN_SPELLINGS.flatMap(({ hosts }) => Object.values(hosts ?? {})).filter(({ text }) =>
    /[a-z]\.test$/.test(text),
  );
  expect(LAN_RECORDS.map(({ name }) => name)).toEqual(named.map(({ text }) => text));
});

test("labSpellings() has local networks only in a namespace, where createPlan() has cells for them", () => {
  const texts = LAN_SPELLINGS.map(({ text }) => text);
  expect(labSpellings().some(({ text }) => texts.includes(text))).toBe(false);
  expect(labSpellings("namespace").filter(({ text }) => texts.includes(text))).toHaveLength(texts.length);
  const sections = (network: "host" | "namespace") =>
    new Set(
      createPlan({ browser: "chromium", preset: "full", network })
        .plan.groups.flat()
        .map(({ section }) => section),
    );
  expect(sections("host").has("hosts")).toBe(false);
  expect(sections("namespace").has("hosts")).toBe(true);
});
