import { connectTransport } from "../connect-transport.ts";
import type { ChannelDriver } from "../driver.ts";
import { NO_SECURE_DATA_FRAME } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const webtransport: ChannelDriver = {
  id: "webtransport",
  summary: '`new WebTransport("https://…")`: QUIC',
  recordedAs: "webtransport",
  transport: "udp",
  schemes: ["https"],
  observes: ["load-versus-error", "error-time"],
  needs: ["secure-context"],
  unavailable: {},
  disturbs: "Chromium slows down later WebSockets and WebTransports of a browser after failures",
  reaches: { chromium: true, firefox: true },
  exceptions: NO_SECURE_DATA_FRAME,
  run: (target, env) => connectTransport(env, formatUrl(target), {}),
};
