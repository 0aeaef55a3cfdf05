import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe, onEnd } from "../observe.ts";
import { formatUrl } from "../ticket-book.ts";

export const eventSource: ChannelDriver = {
  id: "event-source",
  summary: "`new EventSource(url)`: its `readyState` after the error tells whether a connection existed",
  recordedAs: "eventsource",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "ready-state"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const source = new EventSource(formatUrl(target));
      source.addEventListener("open", () => settle({ kind: "open", readyState: source.readyState }), {
        signal: lifetime,
      });
      source.addEventListener("error", () => settle({ kind: "error", readyState: source.readyState }), {
        signal: lifetime,
      });
      onEnd(lifetime, () => source.close());
    }),
};
