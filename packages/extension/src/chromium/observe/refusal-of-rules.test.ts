import { ANY_SITE, type Grant, type PolicyInitiator } from "@hushport/core";
import { expect, test } from "vitest";
import { makeGrant } from "../../guard/make-grant.ts";
import { refusalOfRules } from "./refusal-of-rules.ts";

const LONG_NAME = "a.b.c.d.e.f.g.localhost";

function grantFor(site: string, host = "127.0.0.1"): Grant {
  const draft = { site, embedded: [], hosts: [host], ports: [{ from: 5_900, to: 5_900 }], tab: null };
  return makeGrant({ ...draft, term: "always" }, { id: "g", nowMs: 0 });
}

/** Who asks: the page itself, or a frame in it. */
function pageAt(host: string, frame: string | null = host): PolicyInitiator {
  const top = { host, space: null };
  return frame === host
    ? { kind: "page", document: top, ancestors: [] }
    : { kind: "page", document: { host: frame, space: null }, ancestors: [top] };
}

function refusalOf(initiator: PolicyInitiator, grants: readonly Grant[], host = "127.0.0.1") {
  const target = { host, port: 5_900, addresses: [] };
  const rules = { mode: "default", grants, nowMs: 1, tab: 1, localNames: [] } as const;
  return refusalOfRules({ initiator, request: { target, channel: "fetch" }, rules });
}

const BLOCKED = { action: "block", reason: "public-to-loopback" };

test("refusalOfRules() blocks a frame without an address on a site with a grant", () => {
  expect(refusalOf(pageAt("shop.example", null), [grantFor("shop.example")])).toEqual(BLOCKED);
});

test("refusalOfRules() blocks a frame without an address in a page of the network", () => {
  const top = { host: "192.168.1.1", space: "local" } as const;
  const initiator = { kind: "page", document: { host: null, space: null }, ancestors: [top] } as const;
  expect(refusalOf(initiator, [], "192.168.1.7")).toEqual({ action: "block", reason: "public-to-local" });
});

test("refusalOfRules() blocks what no rule can say", () => {
  expect(refusalOf(pageAt("github.io"), [grantFor("github.io")])).toEqual(BLOCKED);
  expect(refusalOf(pageAt("shop.example"), [grantFor("shop.example", LONG_NAME)], LONG_NAME)).toEqual(
    BLOCKED,
  );
});

test("refusalOfRules() does not claim what something else blocked", () => {
  expect(refusalOf(pageAt("shop.example"), [grantFor("shop.example")])).toBeUndefined();
  expect(refusalOf(pageAt("shop.example", null), [grantFor(ANY_SITE)])).toBeUndefined();
  expect(refusalOf(pageAt("shop.example", null), [], "public.example")).toBeUndefined();
});
