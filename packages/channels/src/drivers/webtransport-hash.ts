import { connectTransport } from "../connect-transport.ts";
import type { ChannelDriver } from "../driver.ts";
import { NO_SECURE_DATA_FRAME } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

const SHA256_BYTES = 32;

export const webtransportHash: ChannelDriver = {
  id: "webtransport-hash",
  summary:
    "`new WebTransport(url, { serverCertificateHashes })`: QUIC to a server without a known certificate",
  recordedAs: "webtransport",
  transport: "udp",
  schemes: ["https"],
  observes: ["load-versus-error", "error-time"],
  needs: ["secure-context"],
  unavailable: {},
  disturbs: "Chromium slows down later WebSockets and WebTransports of a browser after failures",
  reaches: { chromium: true, firefox: true },
  exceptions: NO_SECURE_DATA_FRAME,
  run: (target, env) => {
    const value = crypto.getRandomValues(new Uint8Array(SHA256_BYTES));
    return connectTransport(env, formatUrl(target), {
      serverCertificateHashes: [{ algorithm: "sha-256", value }],
    });
  },
};
