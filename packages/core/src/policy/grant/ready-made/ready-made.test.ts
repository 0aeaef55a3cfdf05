import { describe, expect, test } from "vitest";
import { canonicalHost } from "../../../address/canonical-host.ts";
import { PORT_CATALOGUE } from "../../../ports/catalogue/index.ts";
import { PORT_TRUSTS } from "../../../ports/port-row.ts";
import { ANY_SITE, findGrant } from "../find-grant.ts";
import { grantSchema } from "../grant.ts";
import { siteOf } from "../site-of.ts";
import { createPairs } from "./create-pairs.ts";
import { grantFrom } from "./grant-from.ts";
import { READY_MADE_PAIRS } from "./index.ts";
import { pairsForSite } from "./pairs-for-site.ts";

describe("READY_MADE_PAIRS", () => {
  test("are at least 40, each with an id of its own", () => {
    expect(READY_MADE_PAIRS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(READY_MADE_PAIRS.map(({ id }) => id)).size).toBe(READY_MADE_PAIRS.length);
  });

  test.each(READY_MADE_PAIRS)(
    "$id has registrable sites, a sentence, a source and canonical hosts",
    (pair) => {
      for (const site of pair.sites) if (site !== ANY_SITE) expect(siteOf(site)).toBe(site);
      for (const host of pair.hosts) expect(canonicalHost(host)).toBe(host);
      expect(pair.sites.length).toBeGreaterThan(0);
      expect(pair.purpose).toMatch(/^[A-Z].*\.$/);
      expect(pair.source.length).toBeGreaterThan(11);
    },
  );

  test("take their ports from the port catalogue, or have a source that names them", () => {
    const strangers = READY_MADE_PAIRS.filter(({ program, ports }) =>
      ports.some(
        ({ from, to }) =>
          !PORT_CATALOGUE.some((row) => row.program === program && row.first === from && row.last === to),
      ),
    );
    expect(strangers.map(({ id }) => id)).toEqual(["firebase-cli", "wrangler", "codex-cli"]);
  });

  test("are no surer than the ports that they name", () => {
    for (const { program, trust } of READY_MADE_PAIRS) {
      const trusts = PORT_CATALOGUE.filter((row) => row.program === program && row.protocol === "tcp").map(
        (row) => PORT_TRUSTS.indexOf(row.trust),
      );
      expect(PORT_TRUSTS.indexOf(trust)).toBeGreaterThanOrEqual(Math.max(0, ...trusts));
    }
  });
});

test("createPairs() refuses a program whose ports nobody knows", () => {
  const row = { id: "x", program: "No such", purpose: "X.", sites: ["x.example"], source: "s" };
  expect(() => createPairs([{ ...row, trust: "documented" }])).toThrow(RangeError);
});

test("grantFrom() makes a valid grant that lets exactly the pair's requests of that site through", () => {
  const discord = READY_MADE_PAIRS.find(({ id }) => id === "discord");
  if (discord === undefined) throw new TypeError("Cannot find discord");
  const grant = grantFrom(discord, {
    site: "discord.com",
    lifetime: { kind: "always" },
    id: "g1",
    nowMs: 5,
  });
  expect(grantSchema.parse(grant)).toEqual(grant);
  const rules = { grants: [grant], nowMs: 5, tab: 1 };
  const page = (host: string) =>
    ({ kind: "page", document: { host, space: "public" }, ancestors: [] }) as const;
  const at = (port: number) => ({ host: "127.0.0.1", port, addresses: [] });
  expect(findGrant(page("discord.com"), at(6463), rules)?.id).toBe("g1");
  expect(findGrant(page("discord.com"), at(6473), rules)).toBeUndefined();
  expect(findGrant(page("discord.evil.example"), at(6463), rules)).toBeUndefined();
});

test("pairsForSite() names the site's own pairs first, then those for any site", () => {
  const ids = pairsForSite("discord.com").map(({ id }) => id);
  expect(ids[0]).toBe("discord");
  expect(ids).toContain("ausweisapp");
  expect(ids).not.toContain("figma");
});

test("a pair reaches the names that the program's maker points at this machine", () => {
  const hosts = READY_MADE_PAIRS.find(({ id }) => id === "wechat")?.hosts;
  expect(hosts).toEqual(["loopback", "localhost.weixin.qq.com"]);
});
