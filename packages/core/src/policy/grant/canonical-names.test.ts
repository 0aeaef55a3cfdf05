import { expect, test } from "vitest";
import { canonicaliseGrant, canonicalName } from "./canonical-names.ts";

test.each([
  ["Bücher.example", "xn--bcher-kva.example"],
  ["NAS.Local.", "nas.local"],
  ["0x7f.1", "127.0.0.1"],
  ["[::1]", "::1"],
  ["fd00::1", "fd00::1"],
  ["::1", "::1"],
  ["http://127.0.0.1", undefined],
  ["127.0.0.1:80", undefined],
  ["localhost:80", undefined],
  ["127.0.0.1/path", undefined],
  ["*.corp", undefined],
  ["user@nas", undefined],
  ["two words", undefined],
  ["", undefined],
])("canonicalName(%j) is %j", (text, host) => {
  expect(canonicalName(text)).toBe(host);
});

const GRANT = { site: "bank.example", embedded: ["pay.example"], hosts: ["loopback"] };

test("canonicaliseGrant() writes every name as browsers do", () => {
  const written = { site: "Bücher.example", embedded: ["PAY.example"], hosts: ["loopback", "0x7f.1"] };
  expect(canonicaliseGrant(written)).toEqual({
    kind: "canonical",
    value: { site: "xn--bcher-kva.example", embedded: ["pay.example"], hosts: ["loopback", "127.0.0.1"] },
  });
});

test("canonicaliseGrant() leaves a grant for any site and any loopback name as it is", () => {
  const grant = { ...GRANT, site: "*" };
  expect(canonicaliseGrant(grant)).toEqual({ kind: "canonical", value: grant });
});

test.each([
  [{ ...GRANT, site: "https://bank.example" }, "site: https://bank.example is no host"],
  [{ ...GRANT, site: "www.bank.example" }, "site: www.bank.example is no site, but a part of bank.example"],
  [{ ...GRANT, embedded: ["*"] }, "embedded: * is no host"],
  [{ ...GRANT, hosts: ["loopback", "http://127.0.0.1"] }, "hosts: http://127.0.0.1 is no host"],
])("canonicaliseGrant(%j) says what is wrong in one line", (grant, reason) => {
  expect(canonicaliseGrant(grant)).toEqual({ kind: "wrong", reason });
});
