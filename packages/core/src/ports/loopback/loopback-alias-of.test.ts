import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PORT_CATALOGUE } from "../catalogue/index.ts";
import { LOOPBACK_ALIASES } from "./aliases.ts";
import { loopbackAliasOf } from "./loopback-alias-of.ts";
import { ALIAS_KINDS } from "./loopback-alias.ts";

describe("loopbackAliasOf()", () => {
  test.each([
    ["localhost.weixin.qq.com", "WeChat"],
    ["LOCALHOST.WEIXIN.QQ.COM.", "WeChat"],
    ["lx.astxsvc.com", "AhnLab Safe Transaction"],
    ["yandexmetrica.com", "Yandex apps (Metrica)"],
    ["192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct", "Plex Media Server"],
    ["app.127.0.0.1.nip.io", "nip.io"],
    ["127-0-0-1.sslip.io", "sslip.io"],
    ["a.b.localtest.me", "localtest.me"],
    ["lvh.me", "lvh.me"],
  ])("says that %s is for %s", (host, program) => {
    expect(loopbackAliasOf(host)?.program).toBe(program);
  });

  test.each([
    "",
    ".",
    "nip.io",
    "notnip.io",
    "plex.direct.evil.example",
    "yandexmetrica.com.evil.example",
    "evil-yandexmetrica.com",
    "sub.yandexmetrica.com",
    "weixin.qq.com",
    "127.0.0.1",
    `${"a.".repeat(130)}nip.io`,
  ])("does not know %j", (host) => {
    expect(loopbackAliasOf(host)).toBeUndefined();
  });

  test("knows every name of the table, and a name below every pattern of it", () => {
    for (const alias of LOOPBACK_ALIASES) {
      expect(loopbackAliasOf(alias.pattern.replace("*", "x"))).toBe(alias);
    }
  });

  test("never throws and returns only what ends as its pattern does", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.domain()), (host) => {
        const alias = loopbackAliasOf(host);
        const suffix = alias?.pattern.replace("*", "") ?? "";
        expect(host.toLowerCase().replace(/\.$/, "").endsWith(suffix)).toBe(true);
      }),
    );
  });
});

describe("LOOPBACK_ALIASES", () => {
  test("names native programs as the port catalogue does, so that port and name agree", () => {
    const programs = new Set(PORT_CATALOGUE.map(({ program }) => program));
    const strangers = LOOPBACK_ALIASES.filter(
      ({ kind, program }) => kind === "native-app" && !programs.has(program),
    );
    expect(strangers.map(({ program }) => program)).toEqual(["Tencent PC Manager"]);
  });

  test("has names of every kind", () => {
    expect(new Set(LOOPBACK_ALIASES.map(({ kind }) => kind))).toEqual(new Set(ALIAS_KINDS));
  });

  test("has each pattern once, in lower case, with a source", () => {
    const patterns = LOOPBACK_ALIASES.map(({ pattern }) => pattern);
    expect(new Set(patterns).size).toBe(patterns.length);
    for (const { pattern, source } of LOOPBACK_ALIASES) {
      expect(pattern).toMatch(/^(?:\*\.)?[a-z0-9.-]+$/);
      expect(source.length).toBeGreaterThan(11);
    }
  });
});
