import type { ChannelDriver } from "../driver.ts";
import { observeSocket } from "../observe-socket.ts";
import { formatUrl } from "../ticket-book.ts";

export const websocket: ChannelDriver = {
  id: "websocket",
  summary: '`new WebSocket("ws://…")`',
  recordedAs: "websocket",
  transport: "tcp",
  schemes: ["ws", "wss"],
  observes: ["close-code", "error-time", "ready-state", "response"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeSocket(env, formatUrl(target)),
};
