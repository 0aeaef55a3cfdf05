import { parseLatencyMs, type FixedLatencyOptions } from "./options.ts";
import { wrapClass } from "./wrap-class.ts";

/**
 * A class like `Native`, a standard WebSocket, whose handshakes that fail for any reason are all reported as the same
 * failure, {@link FixedLatencyOptions.latencyMs} after construction. A connection that opens before is not held up.
 *
 * @throws {TypeError} If `Native` is not a WebSocket class, or `latencyMs` is not a number.
 * @throws {RangeError} If `latencyMs` is not above 0, or no timer can wait so long.
 */
export function fixedLatency<Class extends typeof WebSocket>(
  Native: Class,
  options: FixedLatencyOptions = {},
): Class {
  const latencyMs = parseLatencyMs(options);
  // The new class has all members of the old one.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return wrapClass(Native, { latencyMs, signal: options.signal }) as Class;
}
