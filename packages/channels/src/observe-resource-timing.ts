import type { Settle } from "./observe.ts";
import { onEnd } from "./observe.ts";

/** Reports the performance timeline's entry for `url`: all that a page gets from a load without events. */
export function observeResourceTiming(url: string, settle: Settle, lifetime: AbortSignal): void {
  const name = new URL(url).href;
  const observer = new PerformanceObserver((list) => {
    const entry = list.getEntriesByName(name)[0];
    if (entry !== undefined) settle({ kind: "resource-timing", resourceTimingMs: entry.duration });
  });
  observer.observe({ type: "resource" });
  onEnd(lifetime, () => observer.disconnect());
}
