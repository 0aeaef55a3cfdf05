/** Whatever this package reports as an `Error`. */
export abstract class FixedLatencyError extends Error {
  abstract readonly code: string;
}

/**
 * The connection did not open in time. It says the same, whatever the reason was: retrying may help, asking for more
 * does not.
 */
export class HandshakeError extends FixedLatencyError {
  override readonly name = "HandshakeError";
  readonly code = "ERR_FIXED_LATENCY_HANDSHAKE";
  readonly latencyMs: number;

  constructor(latencyMs: number) {
    super(`Cannot open the WebSocket: it was not open after ${latencyMs} ms`);
    this.latencyMs = latencyMs;
  }
}
