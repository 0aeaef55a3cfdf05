import type { ChannelDriver } from "../driver.ts";
import { observeSocket } from "../observe-socket.ts";
import { formatUrl } from "../ticket-book.ts";

export const websocketTls: ChannelDriver = {
  id: "websocket-tls",
  summary:
    '`new WebSocket("wss://…")`: a TLS ClientHello goes out, so banners, silence and TLS are told apart',
  recordedAs: "websocket",
  transport: "tcp",
  schemes: ["wss"],
  observes: ["close-code", "error-time", "ready-state", "response"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeSocket(env, formatUrl(target)),
};
