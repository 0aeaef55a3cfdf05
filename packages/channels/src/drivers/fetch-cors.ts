import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeFetch } from "../observe-fetch.ts";
import { formatUrl } from "../ticket-book.ts";

export const fetchCors: ChannelDriver = {
  id: "fetch-cors",
  summary: "`fetch(url)` as a simple cross-origin request",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing", "response"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) => observeFetch(env, formatUrl(target), { mode: "cors" }),
};
