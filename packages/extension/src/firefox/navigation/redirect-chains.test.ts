import { expect, test } from "vitest";
import { createRedirectChains } from "./redirect-chains.ts";

test("of() names the most public host that redirected", () => {
  const chains = createRedirectChains();
  expect(chains.of("1")).toBeUndefined();
  chains.hop("1", "nas.test", "local");
  chains.hop("1", "shop.test", "public");
  chains.hop("1", "192.168.77.1", "local");
  expect(chains.of("1")).toEqual({ host: "shop.test", space: "public" });
  chains.ended("1");
  expect(chains.of("1")).toBeUndefined();
});

test("a host of unknown address counts as public", () => {
  const chains = createRedirectChains();
  chains.hop("1", "unknown.test", null);
  chains.hop("1", "shop.test", "public");
  expect(chains.of("1")).toEqual({ host: "unknown.test", space: null });
});

test("begins() takes another host of the same request for its redirect, also after a sleep", () => {
  const before = createRedirectChains();
  before.begins("1", "shop.test", () => null);
  before.begins("2", "shop.test", () => null);
  const after = createRedirectChains();
  after.restore(before.dump());
  after.begins("1", "192.168.77.1", () => "public");
  after.begins("2", "shop.test", () => "public");
  expect(after.of("1")).toEqual({ host: "shop.test", space: "public" });
  expect(after.of("2")).toBeUndefined();
});

test("restore() keeps what was redirected before a sleep, and what came since", () => {
  const before = createRedirectChains();
  before.hop("1", "shop.test", "public");
  before.hop("2", "old.test", "public");
  const after = createRedirectChains();
  after.hop("2", "new.test", "public");
  after.restore(before.dump());
  expect(after.of("1")?.host).toBe("shop.test");
  expect(after.of("2")?.host).toBe("new.test");
  after.restore([["3", { at: 4 }]]);
  expect(after.of("3")).toBeUndefined();
});

test("dump() of more navigations than are kept is that of the youngest", () => {
  const chains = createRedirectChains();
  for (let id = 0; id < 1_100; id++) chains.begins(String(id), `h${id}.test`, () => null);
  const kept = chains.dump().map(([id]) => id);
  expect(kept).toHaveLength(1_024);
  expect(kept).not.toContain("0");
});
