import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { notInWindows } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

/** Only workers have it, and this code is compiled for pages as well. */
declare function importScripts(...urls: readonly string[]): void;

export const importScriptsDriver: ChannelDriver = {
  id: "import-scripts",
  summary: "`importScripts(url)`: blocks the worker until the answer",
  recordedAs: "script",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time"],
  needs: [],
  unavailable: {
    ...notInWindows("importScripts() is a worker's interface."),
    "service-worker": "A service worker may import new scripts only while it is installed.",
  },
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle) => {
      importScripts(formatUrl(target));
      settle({ kind: "load" });
    }),
};
