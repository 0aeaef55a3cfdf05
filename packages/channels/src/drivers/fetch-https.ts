import type { ChannelDriver } from "../driver.ts";
import { observeFetch } from "../observe-fetch.ts";
import { formatUrl } from "../ticket-book.ts";

export const fetchHttps: ChannelDriver = {
  id: "fetch-https",
  summary: '`fetch("https://…")`: a TLS ClientHello goes out before any check of the request',
  recordedAs: "fetch",
  transport: "tcp",
  schemes: ["https"],
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeFetch(env, formatUrl(target), { mode: "no-cors" }),
};
