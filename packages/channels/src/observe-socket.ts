import type { ProbeEnvironment } from "./driver.ts";
import { observe, onEnd } from "./observe.ts";
import type { Outcome } from "./outcome.ts";

/** Opens a WebSocket and reports its `open` or `close` event. */
export function observeSocket(env: ProbeEnvironment, url: string): Promise<Outcome> {
  return observe(env, (settle, lifetime) => {
    const socket = new WebSocket(url);
    socket.addEventListener("open", () => settle({ kind: "open", readyState: socket.readyState }), {
      signal: lifetime,
    });
    socket.addEventListener(
      "close",
      ({ code, reason }) => settle({ kind: "closed", code, detail: reason, readyState: socket.readyState }),
      { signal: lifetime },
    );
    onEnd(lifetime, () => socket.close());
  });
}
