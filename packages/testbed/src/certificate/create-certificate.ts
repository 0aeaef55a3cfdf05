import { generateKeyPairSync } from "node:crypto";
import { issuerIsAt, serverExtensions, signCertificate, spkiSha256 } from "./x509.ts";

/** A key and a certificate, made for one run and kept in memory only. */
export interface Certificate {
  readonly names: readonly string[];
  readonly certPem: string;
  readonly keyPem: string;
  /** Base64 SHA-256 of the public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spkiSha256: string;
}

/** Whoever signs certificates of servers. */
type Issuer = Pick<Parameters<typeof signCertificate>[0], "issuer" | "signingKey">;

/**
 * Makes a self-signed certificate for host names, wildcards and IP addresses (IPv6 with or without brackets).
 *
 * @param issuerUrl Where the certificate says that its issuer's is, which nobody knows then; by default its own.
 */
export function createCertificate(
  names: readonly string[],
  nowMs: number = Date.now(),
  issuerUrl?: string,
): Certificate {
  if (issuerUrl === undefined) return certify(names, nowMs, [], (issuer) => issuer);
  const nobody = "an issuer that nobody knows";
  return certify(names, nowMs, [issuerIsAt(issuerUrl)], (own) => ({ ...own, issuer: nobody }));
}

/** The same, signed by `issuer`. */
export function issueCertificate(names: readonly string[], nowMs: number, issuer: Issuer): Certificate {
  return certify(names, nowMs, [], () => issuer);
}

function certify(
  names: readonly string[],
  nowMs: number,
  more: readonly Buffer[],
  issuerOf: (own: Issuer) => Issuer,
): Certificate {
  const hosts = names.map((name) => name.replace(/^\[(.*)\]$/, "$1"));
  const [firstHost] = hosts;
  if (firstHost === undefined) throw new RangeError("Cannot create a certificate: no names were given");
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const subject = firstHost.slice(0, 64);
  const certPem = signCertificate({
    ...issuerOf({ issuer: subject, signingKey: privateKey }),
    subject,
    publicKey,
    extensions: [...serverExtensions(hosts), ...more],
    nowMs,
  });
  const keyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { names, certPem, keyPem, spkiSha256: spkiSha256(publicKey) };
}
