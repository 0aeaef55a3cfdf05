import { parseIpv4, parseIpv6, type Ipv4, type Ipv6 } from "@hushport/core";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
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

/** A key and a self-signed certificate, made for one run and kept in memory only. */
export interface Certificate {
  readonly names: readonly string[];
  readonly certPem: string;
  readonly keyPem: string;
  /** Base64 SHA-256 of the public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spkiSha256: string;
}

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

/**
 * Makes a certificate for host names, wildcards and IP addresses (IPv6 with or without brackets).
 *
 * @param issuerUrl Where the certificate says that its issuer's is, which nobody knows then; by default its own.
 */
export function createCertificate(
  names: readonly string[],
  nowMs: number = Date.now(),
  issuerUrl?: string,
): Certificate {
  const hosts = names.map((name) => name.replace(/^\[(.*)\]$/, "$1"));
  const [firstHost] = hosts;
  if (firstHost === undefined) throw new RangeError("Cannot create a certificate: no names were given");
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const algorithm = sequence(objectIdentifier(OID.ecdsaWithSha256));
  const subject = nameOf(firstHost.slice(0, 64));
  const body = sequence(
    encode(CONTEXT.version, unsigned(Buffer.of(2))),
    unsigned(serialNumber()),
    algorithm,
    issuerUrl === undefined ? subject : nameOf("an issuer that nobody knows"),
    sequence(utcTime(new Date(nowMs - BACKDATED_MS)), utcTime(new Date(nowMs + VALID_FOR_MS))),
    subject,
    spki,
    encode(
      CONTEXT.extensions,
      sequence(
        extension(OID.subjectAlternativeName, sequence(...hosts.map(generalName))),
        extension(OID.basicConstraints, sequence()),
        extension(OID.extendedKeyUsage, sequence(objectIdentifier(OID.serverAuth))),
        ...(issuerUrl === undefined ? [] : [issuerIsAt(issuerUrl)]),
      ),
    ),
  );
  const certificate = sequence(body, algorithm, bitString(sign("sha256", body, privateKey)));
  return {
    names,
    certPem: pem(certificate),
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    spkiSha256: createHash("sha256").update(spki).digest("base64"),
  };
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

function issuerIsAt(url: string): Buffer {
  const access = sequence(
    objectIdentifier(OID.issuersOfAuthority),
    encode(CONTEXT.url, Buffer.from(url, "ascii")),
  );
  return extension(OID.authorityInformationAccess, sequence(access));
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
