/* oxlint-disable typescript/no-unsafe-type-assertion --
   undici declares its class apart from the DOM's; wrapClass checks that the members are there. */
import { HandshakeError } from "./errors.ts";
import { parseLatencyMs, type FixedLatencyOptions } from "./options.ts";
import { wrapClass } from "./wrap-class.ts";

export { FixedLatencyError, HandshakeError } from "./errors.ts";
export { DEFAULT_LATENCY_MS, MAX_LATENCY_MS, type FixedLatencyOptions } from "./options.ts";

/** Node has no global `ErrorEvent`; its own WebSocket fires one with `error` and `message`. */
class ErrorEvent extends Event {
  readonly error: HandshakeError;
  readonly message: string;

  constructor(error: HandshakeError) {
    super("error");
    this.error = error;
    this.message = error.message;
  }
}

/**
 * As `fixedLatency` of the main entry, for the WebSocket of Node or of undici: `error` events carry an `error` and a
 * `message` as theirs do, and both say nothing but that the connection did not open.
 *
 * @throws {TypeError} If `Native` is not a WebSocket class, or `latencyMs` is not a number.
 * @throws {RangeError} If `latencyMs` is not above 0, or no timer can wait so long.
 */
export function fixedLatency<Class>(Native: Class, options: FixedLatencyOptions = {}): Class {
  const latencyMs = parseLatencyMs(options);
  return wrapClass(Native as unknown as typeof WebSocket, {
    latencyMs,
    signal: options.signal,
    createError: () => new ErrorEvent(new HandshakeError(latencyMs)),
  }) as Class;
}
