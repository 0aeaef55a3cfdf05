import { connectTransport } from "../connect-transport.ts";
import type { ChannelDriver } from "../driver.ts";
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

  reaches: { chromium: true, firefox: true },
  run: (target, env) => connectTransport(env, formatUrl(target), {}),
};
