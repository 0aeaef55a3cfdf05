import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { createAuthority } from "./create-authority.ts";

test("createAuthority() makes an authority, and certificates that OpenSSL takes for issued by it", () => {
  const authority = createAuthority();
  const root = new X509Certificate(authority.certPem);
  const issued = new X509Certificate(authority.issue(["shop.test"]).certPem);
  expect([root.ca, issued.ca]).toEqual([true, false]);
  expect(issued.checkIssued(root)).toBe(true);
  expect(issued.verify(root.publicKey)).toBe(true);
  expect(issued.checkHost("shop.test")).toBe("shop.test");
  expect(new X509Certificate(createAuthority().issue(["shop.test"]).certPem).verify(root.publicKey)).toBe(
    false,
  );
});
