import { parseIpv4, parseIpv6, type Ipv4, type Ipv6 } from "@hushport/core";
import { createHash, randomBytes, sign, type KeyPairKeyObjectResult } from "node:crypto";
import { domainToASCII } from "node:url";
import {
  bitString,
  encode,
  objectIdentifier,
  octetString,
  sequence,
  set,
  unsigned,
  utcTime,
  utf8String,
} from "./der.ts";

/** Longer than any run, shorter than the 398 days that browsers allow. */
const VALID_FOR_MS = 30 * 24 * 60 * 60 * 1000;
/** Covers a browser whose clock is a little behind. */
const BACKDATED_MS = 24 * 60 * 60 * 1000;

/** @see https://www.rfc-editor.org/rfc/rfc5280 */
const OID = {
  ecdsaWithSha256: "1.2.840.10045.4.3.2", // RFC 5758 3.2
  commonName: "2.5.4.3", // RFC 5280 A.1
  subjectAlternativeName: "2.5.29.17", // RFC 5280 4.2.1.6
  basicConstraints: "2.5.29.19", // RFC 5280 4.2.1.9
  extendedKeyUsage: "2.5.29.37", // RFC 5280 4.2.1.12
  serverAuth: "1.3.6.1.5.5.7.3.1", // RFC 5280 4.2.1.12
  authorityInformationAccess: "1.3.6.1.5.5.7.1.1", // RFC 5280 4.2.2.1
  issuersOfAuthority: "1.3.6.1.5.5.7.48.2", // RFC 5280 4.2.2.1
} as const;

/** Context tags of GeneralName and Certificate fields (RFC 5280 4.1 and 4.2.1.6). */
const CONTEXT = { version: 0xa0, extensions: 0xa3, dnsName: 0x82, url: 0x86, ipAddress: 0x87 } as const;

/** `TRUE` of a boolean (X.690 8.2). */
const TRUE = encode(0x01, Buffer.of(0xff));

/** What is signed, and by whom. */
export interface CertificateParts {
  /** Common names. */
  readonly issuer: string;
  readonly subject: string;
  /** Of the certificate. */
  readonly publicKey: KeyPairKeyObjectResult["publicKey"];
  /** Of the issuer. */
  readonly signingKey: KeyPairKeyObjectResult["privateKey"];
  readonly extensions: readonly Buffer[];
  readonly nowMs: number;
}

/** @returns The certificate in PEM. */
export function signCertificate(parts: CertificateParts): string {
  const { issuer, subject, publicKey, signingKey, extensions, nowMs } = parts;
  const algorithm = sequence(objectIdentifier(OID.ecdsaWithSha256));
  const body = sequence(
    encode(CONTEXT.version, unsigned(Buffer.of(2))),
    unsigned(serialNumber()),
    algorithm,
    nameOf(issuer),
    sequence(utcTime(new Date(nowMs - BACKDATED_MS)), utcTime(new Date(nowMs + VALID_FOR_MS))),
    nameOf(subject),
    publicKey.export({ type: "spki", format: "der" }),
    encode(CONTEXT.extensions, sequence(...extensions)),
  );
  return pem(sequence(body, algorithm, bitString(sign("sha256", body, signingKey))));
}

/** Base64 SHA-256 of a public key. */
export function spkiSha256(publicKey: KeyPairKeyObjectResult["publicKey"]): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64");
}

/** Extensions of a server's certificate, for hosts without brackets. */
export function serverExtensions(hosts: readonly string[]): readonly Buffer[] {
  return [
    extension(OID.subjectAlternativeName, sequence(...hosts.map(generalName))),
    extension(OID.basicConstraints, sequence()),
    extension(OID.extendedKeyUsage, sequence(objectIdentifier(OID.serverAuth))),
  ];
}

/** Extensions of an authority's certificate. */
export function authorityExtensions(): readonly Buffer[] {
  return [sequence(objectIdentifier(OID.basicConstraints), TRUE, octetString(sequence(TRUE)))];
}

/** Says where the issuer's certificate is. */
export function issuerIsAt(url: string): Buffer {
  const access = sequence(
    objectIdentifier(OID.issuersOfAuthority),
    encode(CONTEXT.url, Buffer.from(url, "ascii")),
  );
  return extension(OID.authorityInformationAccess, sequence(access));
}

/** No line is empty, which OpenSSL does not take: the last one neither, where the text fills it. RFC 7468, section 2. */
function pem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

/** 15 random bytes after a first one that is neither zero nor negative, so that the encoding is minimal. */
function serialNumber(): Buffer {
  return Buffer.concat([Buffer.of(0x40), randomBytes(15)]);
}

function nameOf(commonName: string): Buffer {
  return sequence(set(sequence(objectIdentifier(OID.commonName), utf8String(commonName))));
}

function extension(oid: string, value: Uint8Array): Buffer {
  return sequence(objectIdentifier(oid), octetString(value));
}

function generalName(host: string): Buffer {
  const address = parseIpv4(host) ?? parseIpv6(host);
  if (address !== undefined) return encode(CONTEXT.ipAddress, addressBytes(address));
  const ascii = host.startsWith("*.") ? `*.${domainToASCII(host.slice(2))}` : domainToASCII(host);
  if (ascii === "" || ascii === "*.")
    throw new RangeError(`Cannot create a certificate: ${host} is no host name`);
  return encode(CONTEXT.dnsName, Buffer.from(ascii, "ascii"));
}

function addressBytes(address: Ipv4 | Ipv6): Buffer {
  const words = address.kind === "ipv4" ? [address.bits] : address.words;
  const bytes = Buffer.alloc(words.length * 4);
  for (const [index, word] of words.entries()) bytes.writeUInt32BE(word, index * 4);
  return bytes;
}
