import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeFetch } from "../observe-fetch.ts";

export const fetchRedirect: ChannelDriver = {
  id: "fetch-redirect",
  summary: "`fetch()` of the page's own server, which redirects to the port",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: ["own-server"],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observeFetch(env, new URL(`redirect/${target.token}`, env.pagesUrl).href, { mode: "no-cors" }),
};
