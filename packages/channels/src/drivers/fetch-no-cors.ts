import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeFetch } from "../observe-fetch.ts";
import { formatUrl } from "../ticket-book.ts";

export const fetchNoCors: ChannelDriver = {
  id: "fetch-no-cors",
  summary: '`fetch(url, { mode: "no-cors" })`',
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeFetch(env, formatUrl(target), { mode: "no-cors" }),
};
