import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe, onEnd } from "../observe.ts";
import { formatUrl } from "../ticket-book.ts";

export const xhr: ChannelDriver = {
  id: "xhr",
  summary: "`XMLHttpRequest`, asynchronous",
  recordedAs: "xhr",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "ready-state", "resource-timing"],
  needs: [],
  unavailable: { "service-worker": "XMLHttpRequest is not exposed in service workers." },
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const request = new XMLHttpRequest();
      request.addEventListener("load", () => settle({ kind: "load", code: request.status }), {
        signal: lifetime,
      });
      request.addEventListener("error", () => settle({ kind: "error", readyState: request.readyState }), {
        signal: lifetime,
      });
      request.open("GET", formatUrl(target));
      request.send();
      onEnd(lifetime, () => request.abort());
    }),
};
