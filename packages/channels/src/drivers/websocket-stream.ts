import type { ChannelDriver } from "../driver.ts";
import { observe, onEnd, describe } from "../observe.ts";
import { formatUrl } from "../ticket-book.ts";

/** Chromium only. @see https://github.com/ricea/websocketstream-explainer */
declare const WebSocketStream:
  | undefined
  | (new (
      url: string,
      options: { readonly signal: AbortSignal },
    ) => {
      readonly opened: Promise<unknown>;
      readonly closed: Promise<unknown>;
      readonly close: () => void;
    });

export const websocketStream: ChannelDriver = {
  id: "websocket-stream",
  summary: '`new WebSocketStream("ws://…")`',
  recordedAs: "websocket",
  transport: "tcp",
  schemes: ["ws", "wss"],
  observes: ["load-versus-error", "error-time"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: "Firefox has no WebSocketStream." },
  run: (target, env) =>
    observe(env, async (settle, lifetime) => {
      if (typeof WebSocketStream === "undefined") return settle({ kind: "unsupported" });
      const stream = new WebSocketStream(formatUrl(target), { signal: lifetime });
      // Rejects together with `opened`, or when the probe has ended.
      stream.closed.catch(describe);
      await stream.opened;
      settle({ kind: "open" });
      onEnd(lifetime, () => stream.close());
    }),
};
