import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatIpv4 } from "../../address/ipv4.ts";
import { formatIpv6 } from "../../address/ipv6.ts";
import { NON_PUBLIC_IPV4 } from "../../address/non-public-ipv4.ts";
import { NON_PUBLIC_IPV6 } from "../../address/non-public-ipv6.ts";
import { generateSpellings } from "../../address/spellings/generate-spellings.ts";
import { parseBlock, parseIpAddress } from "../../address/address-block.ts";
import { closestSpace } from "../../address/host-space.ts";
import { HABITUAL_LOCAL_NAMES, RESERVED_LOCAL_NAMES } from "../../address/local-names.ts";
import type { Grant } from "../grant/grant.ts";
import { isBypassed } from "./fixtures/bypass-model.ts";
import { directAddressBlocks } from "./direct-address-blocks.ts";
import { proxyBypassList, type BypassState } from "./proxy-bypass-list.ts";

const SEALED: BypassState = { grants: [], openLocalEndpoints: [], localNames: [], nowMs: 1_000 };
const LIST = proxyBypassList(SEALED);

function grant(fields: Partial<Grant>): Grant {
  return {
    id: "g",
    site: "example.com",
    embedded: [],
    hosts: ["loopback"],
    ports: [{ from: 6463, to: 6465 }],
    lifetime: { kind: "always" },
    source: "user",
    createdAtMs: 0,
    ...fields,
  };
}

function isBelow(host: string, names: readonly (readonly [string, string])[]): boolean {
  return names.some(([name]) => host === name || host.endsWith(`.${name}`));
}

describe("proxyBypassList()", () => {
  test.each([
    "localhost",
    "localhost.",
    "foo.localhost",
    "127.0.0.1",
    "127.8.9.10",
    "0.0.0.0",
    "10.77.0.1",
    "192.168.77.1",
    "169.254.169.254",
    "198.18.0.1",
    "::1",
    "::",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:a00:1::1",
    "2001:db8::1",
    "fd77::1",
    "nas.local",
    "nas.local.",
    "x.internal",
    "a.home.arpa",
    "home.arpa",
    "router",
    "router.",
  ])("sends %s to the proxy", (host) => {
    expect(isBypassed(LIST, host, 80)).toBe(false);
  });

  test.each([
    "example.com",
    "example.com.",
    "mylocal.test",
    "a.xlocal",
    "foo.localhosts.net",
    "internal.example.de",
    "e.arpa",
    "ome.arpa",
    "in-addr.arpa",
    "a.xn--fiqs8s",
    "203.0.113.10",
    "8.8.8.8",
    "2606:4700::1111",
    "xhome.arpa",
    "al.al",
    "a-b_c.co",
  ])("lets %s pass", (host) => {
    expect(isBypassed(LIST, host, 80)).toBe(true);
  });

  test("lets no local address pass, whatever its spelling, and every public IPv4 address", () => {
    for (const { host } of generateSpellings(7, 6_000)) {
      if (host === undefined || isBelow(host, HABITUAL_LOCAL_NAMES)) continue;
      const isPublic = closestSpace(host) === "public";
      if (closestSpace(host) !== "public" || parseIpAddress(host)?.kind === "ipv4") {
        expect([host, isBypassed(LIST, host, 8080)]).toEqual([host, isPublic]);
      }
    }
  });

  test("lets a dotted name of the public DNS pass exactly if it is not reserved", () => {
    const labels = fc.constantFrom(
      "local",
      "localhost",
      "home",
      "arpa",
      "internal",
      "lan",
      "a",
      "com",
      "xn--p1ai",
      "l",
    );
    const glued = fc.tuple(fc.constantFrom("", "x", "me", "o"), labels).map((parts) => parts.join(""));
    const name = fc.array(glued, { minLength: 2, maxLength: 4 }).map((parts) => parts.join("."));
    fc.assert(
      fc.property(name, fc.constantFrom("", "."), (host, dot) => {
        expect(isBypassed(LIST, host + dot, 443)).toBe(!isBelow(host, RESERVED_LOCAL_NAMES));
      }),
      { numRuns: 2_000 },
    );
  });

  test("lets exactly the granted and the open endpoints pass", () => {
    const list = proxyBypassList({
      ...SEALED,
      grants: [grant({}), grant({ hosts: ["192.168.1.5", "fd00::5"], ports: [{ from: 1, to: 65_535 }] })],
      openLocalEndpoints: [{ host: "::1", port: 3000 }],
    });
    const open: readonly (readonly [string, number])[] = [
      ["127.0.0.1", 6463],
      ["localhost", 6465],
      ["a.localhost", 6464],
      ["::1", 6463],
      ["192.168.1.5", 9],
      ["fd00::5", 65_535],
      ["::1", 3000],
    ];
    const closed: readonly (readonly [string, number])[] = [
      ["127.0.0.1", 6462],
      ["127.0.0.1", 6466],
      ["127.0.0.2", 6463],
      ["0.0.0.0", 6463],
      ["192.168.1.50", 9],
      ["192.168.1.4", 9],
      ["::1", 3001],
      ["localhost", 3000],
    ];
    expect(open.filter(([host, port]) => !isBypassed(list, host, port))).toEqual([]);
    expect(closed.filter(([host, port]) => isBypassed(list, host, port))).toEqual([]);
  });

  test.each([
    [{ kind: "until", atMs: 1_000 }, false],
    [{ kind: "until", atMs: 1_001 }, true],
    [{ kind: "tab", tab: 4 }, true],
    [{ kind: "once", tab: 4 }, true],
  ] as const)("knows whether a grant with lifetime %j still runs", (lifetime, isOpen) => {
    const list = proxyBypassList({ ...SEALED, grants: [grant({ lifetime })] });
    expect(isBypassed(list, "127.0.0.1", 6463)).toBe(isOpen);
  });

  test("denies the user's own names and those below them, and nothing that only looks alike", () => {
    const list = proxyBypassList({ ...SEALED, localNames: ["nas.example.com"] });
    const hosts = [
      "nas.example.com",
      "a.nas.example.com",
      "nas.example.com.",
      "xnas.example.com",
      "example.com",
      "s.example.com",
    ];
    expect(hosts.map((host) => isBypassed(list, host, 80))).toEqual([false, false, false, true, true, true]);
  });

  test("stays short enough for a browser to read at every request", () => {
    expect(LIST.length).toBeLessThan(3_000);
  });
});

describe("directAddressBlocks()", () => {
  const blocks = ["<-loopback>", ...directAddressBlocks()];

  test("has no address in common with any block that is not public", () => {
    for (const [text] of [...NON_PUBLIC_IPV4, ...NON_PUBLIC_IPV6]) {
      const { address } = parseBlock(text) ?? {};
      const first = address?.kind === "ipv4" ? formatIpv4(address) : address && formatIpv6(address);
      expect(first !== undefined && isBypassed(blocks, first, 80)).toBe(false);
    }
  });

  test("has every public IPv4 address and no other, as the first and last addresses of each block show", () => {
    const edges = [...NON_PUBLIC_IPV4.map(([text]) => text), ...blocks]
      .filter((text) => !text.includes(":"))
      .flatMap((text) => {
        const block = parseBlock(text);
        if (block?.address.kind !== "ipv4") return [];
        const first = block.address.bits;
        const last = first + 2 ** (32 - block.prefixLength) - 1;
        return [first - 1, first, last, last + 1].filter((bits) => bits >= 0 && bits < 2 ** 32);
      });
    for (const bits of edges) {
      const host = formatIpv4({ kind: "ipv4", bits });
      expect([host, isBypassed(blocks, host, 80)]).toEqual([host, closestSpace(host) === "public"]);
    }
  });
});
