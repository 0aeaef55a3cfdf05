import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeFetch } from "../observe-fetch.ts";
import { formatUrl } from "../ticket-book.ts";

export const fetchPost: ChannelDriver = {
  id: "fetch-post",
  summary: '`fetch(url, { method: "POST" })` with a plain text body, which needs no preflight',
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observeFetch(env, formatUrl(target), { mode: "no-cors", method: "POST", body: target.token }),
};
