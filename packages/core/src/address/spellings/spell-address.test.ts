import * as fc from "fast-check";
import { expect, test } from "vitest";
import { closestSpace, addressSpace } from "../host-space.ts";
import { standardHostname } from "../fixtures/standard-hostname.ts";
import { formatIpv4, parseIpv4 } from "../ipv4.ts";
import { spellAddress } from "./spell-address.ts";

const address = fc.nat(0xffff_ffff).map((bits) => ({ kind: "ipv4", bits }) as const);

test("spellAddress() writes 127.0.0.1 in at least 25 different ways", () => {
  const loopback = parseIpv4("127.0.0.1");
  const texts = loopback && spellAddress(loopback).map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts?.length);
  expect(texts?.length).toBeGreaterThanOrEqual(25);
});

test("spellAddress() writes texts that whatwg-url reads as the address or its IPv6 mapping", () => {
  fc.assert(
    fc.property(address, (ip) => {
      for (const { text, host = "" } of spellAddress(ip)) {
        expect(standardHostname(`http://${text}/`)).toBe(host.includes(":") ? `[${host}]` : host);
        expect(host).toMatch(/^::ffff:|^[\d.]+$/);
      }
    }),
  );
});

test("spellAddress() never changes the address space", () => {
  fc.assert(
    fc.property(address, (ip) => {
      const space = addressSpace(formatIpv4(ip));
      for (const { text } of spellAddress(ip)) expect([text, closestSpace(text)]).toEqual([text, space]);
    }),
  );
});
