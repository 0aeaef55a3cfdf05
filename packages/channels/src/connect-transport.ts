import type { ProbeEnvironment } from "./driver.ts";
import { describe, observe, onEnd } from "./observe.ts";
import type { Outcome } from "./outcome.ts";

/** Opens a WebTransport session and reports that it is ready, or why not. */
export function connectTransport(
  env: ProbeEnvironment,
  url: string,
  options: WebTransportOptions,
): Promise<Outcome> {
  return observe(env, async (settle, lifetime) => {
    if (typeof WebTransport === "undefined") return settle({ kind: "unsupported" });
    const transport = new WebTransport(url, options);
    onEnd(lifetime, () => transport.close());
    // Rejects together with `ready`, or when the probe has ended.
    transport.closed.catch(describe);
    await transport.ready;
    settle({ kind: "open" });
  });
}
