import { describe, expect, test } from "vitest";
import type { PolicyInitiator } from "../policy-initiator.ts";
import { coversTarget, findGrant, isAlive } from "./find-grant.ts";
import type { Grant } from "./grant.ts";
import { siteOf } from "./site-of.ts";

const GRANT: Grant = {
  id: "g",
  site: "shop.de",
  embedded: ["pay.net"],
  hosts: ["loopback", "nas.local"],
  ports: [
    { from: 80, to: 80 },
    { from: 6463, to: 6472 },
  ],
  lifetime: { kind: "always" },
  source: "user",
  createdAtMs: 0,
};

type Page = PolicyInitiator & { readonly kind: "page" };

/** A document and its ancestors by their hosts, the top page last; `null` is an opaque origin. */
function page(...hosts: readonly (string | null)[]): Page {
  const [document = null, ...ancestors] = hosts;
  const origin = (host: string | null) => ({ host, space: "public" as const });
  return { kind: "page", document: origin(document), ancestors: ancestors.map(origin) };
}

function isGranted(who: Page, fields: Partial<Grant> = {}): boolean {
  const rules = { grants: [{ ...GRANT, ...fields }], nowMs: 1_000, tab: 1 };
  return findGrant(who, { host: "127.0.0.1", port: 6463, addresses: [] }, rules) !== undefined;
}

describe("findGrant()", () => {
  test.each([
    ["the site's own top page", ["shop.de"], true],
    ["a subdomain of the site", ["www.shop.de"], true],
    ["a frame of the site in the site", ["a.shop.de", "shop.de"], true],
    ["a named third party in the site", ["cdn.pay.net", "shop.de"], true],
    ["another third party in the site", ["ads.com", "shop.de"], false],
    ["a named third party by itself", ["pay.net"], false],
    ["the site as a frame of another one", ["shop.de", "evil.com"], false],
    ["a frame of an ad in a named third party", ["ads.com", "pay.net", "shop.de"], false],
    ["an opaque frame of the site", [null, "shop.de"], true],
    ["an opaque frame in an opaque frame of the site", [null, null, "shop.de"], true],
    ["an opaque frame of another third party", [null, "ads.com", "shop.de"], false],
    ["an opaque top page", [null], false],
    ["the site below an opaque top page", ["shop.de", null], false],
    ["a look-alike", ["notshop.de"], false],
    ["the site's name below another one", ["shop.de.evil.com"], false],
  ] as const)("decides on %s", (_who, hosts, expected) => {
    expect(isGranted(page(...hosts))).toBe(expected);
  });

  test("takes * for any site, but still not for third parties that nobody named", () => {
    expect(isGranted(page("any.org"), { site: "*" })).toBe(true);
    expect(isGranted(page("ads.com", "any.org"), { site: "*" })).toBe(false);
    expect(isGranted(page("pay.net", "any.org"), { site: "*" })).toBe(true);
  });

  test("keeps customers of one private suffix apart", () => {
    expect(isGranted(page("me.github.io"), { site: "me.github.io" })).toBe(true);
    expect(isGranted(page("you.github.io"), { site: "me.github.io" })).toBe(false);
    expect(isGranted(page("me.github.io"), { site: "github.io" })).toBe(false);
  });

  test.each([
    [{ kind: "always" }, true],
    [{ kind: "until", atMs: 1_000 }, false],
    [{ kind: "until", atMs: 1_001 }, true],
    [{ kind: "tab", tab: 1 }, true],
    [{ kind: "tab", tab: 2 }, false],
    [{ kind: "once", tab: 1 }, true],
    [{ kind: "once", tab: 2 }, false],
  ] as const)("holds with lifetime %j at 1,000 ms in tab 1: %s", (lifetime, expected) => {
    expect(isGranted(page("shop.de"), { lifetime })).toBe(expected);
  });
});

test("isAlive() gives workers without a tab nothing that is for a tab", () => {
  expect(isAlive({ kind: "tab", tab: 1 }, { nowMs: 0, tab: null })).toBe(false);
});

describe("coversTarget()", () => {
  test.each([
    ["127.0.0.1", 6463, true],
    ["::1", 6472, true],
    ["localhost", 80, true],
    ["a.localhost", 80, true],
    ["localhost.", 80, true],
    ["127.0.0.1", 6462, false],
    ["127.0.0.1", 6473, false],
    ["127.0.0.2", 6463, false],
    ["0.0.0.0", 6463, false],
    ["64:ff9b::7f00:1", 6463, false],
    ["lvh.me", 80, false],
    ["nas.local", 80, true],
    ["nas.local.", 80, true],
    ["x.nas.local", 80, false],
    ["localhost.evil.com", 80, false],
  ])("says of %s port %i: %s", (host, port, expected) => {
    expect(coversTarget(GRANT, { host, port, addresses: [] })).toBe(expected);
  });
});

describe("siteOf()", () => {
  test.each([
    ["www.example.co.uk", "example.co.uk"],
    ["a.me.github.io", "me.github.io"],
    ["example.com.", "example.com"],
    ["192.168.1.1", "192.168.1.1"],
    ["fd00::1", "fd00::1"],
    ["localhost", "localhost"],
    ["co.uk", "co.uk"],
    ["nas.local", "nas.local"],
    ["x.nas.local", "nas.local"],
  ])("says that %s belongs to %s", (host, site) => {
    expect(siteOf(host)).toBe(site);
  });
});
