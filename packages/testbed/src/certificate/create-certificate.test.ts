import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { connect, createSecureContext, createServer } from "node:tls";
import { expect, test } from "vitest";
import { listeningPort } from "../network/listening-port.ts";
import { createCertificate } from "./create-certificate.ts";

const NAMES = ["shop.test", "*.tracker.test", "bücher.test", "127.0.0.1", "[::1]", "2001:db8::ff00:42:8329"];

test("createCertificate() makes what OpenSSL reads as a certificate for just these names", () => {
  const { certPem } = createCertificate(NAMES);
  const certificate = new X509Certificate(certPem);
  expect(certificate.subjectAltName).toBe(
    [
      "DNS:shop.test",
      "DNS:*.tracker.test",
      "DNS:xn--bcher-kva.test",
      "IP Address:127.0.0.1",
      "IP Address:0:0:0:0:0:0:0:1",
      "IP Address:2001:DB8:0:0:0:FF00:42:8329",
    ].join(", "),
  );
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.checkHost("a.tracker.test")).toBe("*.tracker.test");
  expect(certificate.checkHost("other.test")).toBeUndefined();
});

test("createCertificate() is valid from the day before until 30 days later", () => {
  const nowMs = Date.UTC(2031, 11, 31, 23, 59, 59);
  const certificate = new X509Certificate(createCertificate(["a.test"], nowMs).certPem);
  expect(certificate.validFromDate).toEqual(new Date(Date.UTC(2031, 11, 30, 23, 59, 59)));
  expect(certificate.validToDate).toEqual(new Date(Date.UTC(2032, 0, 30, 23, 59, 59)));
});

test("createCertificate() gives the SHA-256 of the certificate's own public key", () => {
  const { certPem, spkiSha256 } = createCertificate(["a.test"]);
  const spki = new X509Certificate(certPem).publicKey.export({ type: "spki", format: "der" });
  expect(spkiSha256).toBe(createHash("sha256").update(spki).digest("base64"));
});

test("createCertificate() says where an issuer's certificate is that nobody knows", () => {
  const { certPem } = createCertificate(["a.test"], Date.now(), "http://127.0.0.1:8085/issuer.der");
  const certificate = new X509Certificate(certPem);
  expect(certificate.infoAccess).toContain("CA Issuers - URI:http://127.0.0.1:8085/issuer.der");
  expect(certificate.checkIssued(certificate)).toBe(false);
});

test("createCertificate() makes two certificates that differ in key and serial number", () => {
  const [a, b] = [createCertificate(["a.test"]), createCertificate(["a.test"])];
  expect(a.spkiSha256).not.toBe(b.spkiSha256);
  expect(new X509Certificate(a.certPem).serialNumber).not.toBe(new X509Certificate(b.certPem).serialNumber);
});

test("a server with the certificate is trusted by a client that trusts only it, under every name", async () => {
  const { certPem, keyPem } = createCertificate(["shop.test", "*.tracker.test", "127.0.0.1"]);
  const server = createServer({ cert: certPem, key: keyPem }, (socket) => socket.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  for (const servername of ["shop.test", "x1.tracker.test"]) {
    const socket = connect({ host: "127.0.0.1", port: listeningPort(server), servername, ca: certPem });
    await once(socket, "secureConnect");
    expect(socket.authorized).toBe(true);
    socket.destroy();
  }
  server.close();
});

test.each([[[]], [[""]], [["not a name"]], [["*."]], [["a.test", "b c"]]])(
  "createCertificate(%j) is refused",
  (names) => {
    expect(() => createCertificate(names)).toThrow(RangeError);
  },
);

test("a certificate of any length is one that a server takes", () => {
  // Three bytes more or less decide whether the last line of the text is full; signatures differ by two.
  for (let length = 1; length <= 60; length += 1) {
    const { certPem, keyPem } = createCertificate([`${"x".repeat(length)}.test`]);
    expect(() => createSecureContext({ cert: certPem, key: keyPem }), certPem).not.toThrow();
    expect(certPem).not.toContain("\n\n");
  }
});
