import { MAX_GATEWAY_LATENCY_MS } from "@hushport/gateway";
import { UsageError } from "./usage-error.ts";

/**
 * Reads a latency in milliseconds.
 *
 * @throws {UsageError} If it is no number above 0 that browsers would wait for.
 */
export function parseLatencyMs(text: string): number {
  const latencyMs = /^\d{1,5}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(latencyMs > 0 && latencyMs <= MAX_GATEWAY_LATENCY_MS)) {
    throw new UsageError(
      text,
      "it is no number of milliseconds",
      `write one up to ${MAX_GATEWAY_LATENCY_MS}, such as 6000`,
    );
  }
  return latencyMs;
}
