import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe, onEnd, describe } from "../observe.ts";
import { notInOpaqueOrigins } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const cacheAdd: ChannelDriver = {
  id: "cache-add",
  summary: "`cache.add(request)` of the Cache API",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: ["secure-context"],
  unavailable: notInOpaqueOrigins("An opaque origin has no cache storage."),
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, async (settle, lifetime) => {
      const name = `hushport-${target.token}`;
      onEnd(lifetime, () => {
        caches.delete(name).catch(describe);
      });
      const cache = await caches.open(name);
      await cache.add(new Request(formatUrl(target)));
      settle({ kind: "resolved" });
    }),
};
