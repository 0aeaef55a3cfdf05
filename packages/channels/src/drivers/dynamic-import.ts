import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { formatUrl } from "../ticket-book.ts";

export const dynamicImport: ChannelDriver = {
  id: "dynamic-import",
  summary: "`import(url)`",
  recordedAs: "script",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: { "service-worker": "import() is disallowed in service workers." },
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, async (settle) => {
      // Not a static specifier: the bundler must leave it to the browser.
      const url = formatUrl(target);
      await import(/* @vite-ignore */ url);
      settle({ kind: "resolved" });
    }),
};
