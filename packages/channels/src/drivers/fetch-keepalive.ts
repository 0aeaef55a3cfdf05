import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeFetch } from "../observe-fetch.ts";
import { formatUrl } from "../ticket-book.ts";

export const fetchKeepalive: ChannelDriver = {
  id: "fetch-keepalive",
  summary: "`fetch(url, { keepalive: true })`, which may outlive the page",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeFetch(env, formatUrl(target), { mode: "no-cors", keepalive: true }),
};
