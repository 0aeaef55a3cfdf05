import { generateKeyPairSync } from "node:crypto";
import { issueCertificate, type Certificate } from "./create-certificate.ts";
import { authorityExtensions, signCertificate } from "./x509.ts";

/** An authority that nobody trusts until it is told to, made for one run: over HTTP/3 browsers take no exception. */
export interface Authority {
  readonly certPem: string;
  /** Makes a certificate as `createCertificate` does. */
  readonly issue: (names: readonly string[]) => Certificate;
}

/** Makes an authority and its certificate. */
export function createAuthority(nowMs: number = Date.now()): Authority {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const issuer = "Hushport testbed";
  const certPem = signCertificate({
    issuer,
    subject: issuer,
    publicKey,
    signingKey: privateKey,
    extensions: authorityExtensions(),
    nowMs,
  });
  return { certPem, issue: (names) => issueCertificate(names, nowMs, { issuer, signingKey: privateKey }) };
}
