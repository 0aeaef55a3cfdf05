/* oxlint-disable typescript/no-unsafe-type-assertion --
   The classes and globals of another package and of Node, of which this package has no types. */
import { HandshakeError } from "./errors.ts";
import { parseLatencyMs, type FixedLatencyOptions } from "./options.ts";

export { FixedLatencyError, HandshakeError } from "./errors.ts";
export { DEFAULT_LATENCY_MS, MAX_LATENCY_MS, type FixedLatencyOptions } from "./options.ts";

/** Members of the `WebSocket` of the package `ws` that are used here: this package has neither its types nor Node's. */
interface WsSocket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly extensions: string;
  readonly protocol: string;
  readonly url: string;
  emit(name: string | symbol, ...args: unknown[]): boolean;
  close(...args: unknown[]): void;
  terminate(): void;
}

/**
 * What a socket of `ws` emits before it is open: all that could tell why it does not open. A server's first frames may
 * come with its answer, and are read although the connection is ended.
 */
const HANDSHAKE_EVENTS: ReadonlySet<string | symbol> = new Set([
  "open",
  "error",
  "close",
  "upgrade",
  "redirect",
  "unexpected-response",
  "message",
  "ping",
  "pong",
]);

/** Values of `readyState`. */
const [CONNECTING, CLOSING, CLOSED] = [0, 2, 3] as const;

/** The code of a connection that was not closed by a closing handshake. */
const ABNORMAL_CLOSURE = 1006;

/**
 * A class like `Native`, the WebSocket client of the package `ws`, whose handshakes that fail for any reason are all
 * reported as the same failure, {@link FixedLatencyOptions.latencyMs} after construction. A `signal` among the options
 * of one socket fails that one at once.
 *
 * @throws {TypeError} If `Native` is not a class of `ws`, or `latencyMs` is not a number.
 * @throws {RangeError} If `latencyMs` is not above 0, or no timer can wait so long.
 */
export function fixedLatencyWs<Class>(Native: Class, options: FixedLatencyOptions = {}): Class {
  const latencyMs = parseLatencyMs(options);
  if (typeof Native !== "function" || typeof Native.prototype?.emit !== "function")
    throw new TypeError("Cannot wrap the WebSocket of ws: it emits nothing");
  // Whatever else the class has, its instances have these.
  const Base = Native as unknown as new (...args: unknown[]) => WsSocket;
  const { signal } = options;
  const pending = new Set<() => void>();
  signal?.addEventListener("abort", () => pending.forEach((fail) => fail()), { once: true });

  class FixedLatencyWebSocket extends Base {
    #phase: "pending" | "open" | "failed" = "pending";
    #isClosing = false;
    /** Whether the state is asked for by `ws` itself, which must have the real one. */
    #isInside = false;
    readonly #firstUrl: string;
    readonly #deadlineMs: number;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #upgrade: readonly unknown[] | undefined;
    readonly #failNow = (): void => {
      clearTimeout(this.#timer);
      this.#abandon();
      this.#timer = setTimeout(() => this.#report(), 0);
    };
    #stopListening: (() => void) | undefined;

    constructor(...args: unknown[]) {
      signal?.throwIfAborted();
      const startMs = performance.now();
      super(...args);
      this.#firstUrl = super.url;
      this.#deadlineMs = startMs + latencyMs;
      // The server of `ws` makes its sockets without an address, from connections that it has.
      if (args[0] === null) {
        this.#phase = "open";
        return;
      }
      pending.add(this.#failNow);
      this.#wait();
      const own = findSignal(args);
      if (own?.aborted === true) this.#failNow();
      own?.addEventListener("abort", this.#failNow, { once: true });
      this.#stopListening = () => own?.removeEventListener("abort", this.#failNow);
    }

    override get readyState(): number {
      if (!this.#isHidden()) return super.readyState;
      if (this.#phase === "failed") return this.#isClosing ? CLOSING : CLOSED;
      return this.#isClosing ? CLOSING : CONNECTING;
    }

    override get url(): string {
      return this.#isHidden() ? this.#firstUrl : super.url;
    }

    override get protocol(): string {
      return this.#isHidden() ? "" : super.protocol;
    }

    override get extensions(): string {
      return this.#isHidden() ? "" : super.extensions;
    }

    override emit(name: string | symbol, ...args: unknown[]): boolean {
      if (!this.#isHidden() || !HANDSHAKE_EVENTS.has(name)) return super.emit(name, ...args);
      if (name === "upgrade") this.#upgrade = args;
      if (name === "open") {
        const isInTime = performance.now() < this.#deadlineMs;
        if (this.#phase === "pending" && !this.#isClosing && isInTime) return this.#open();
        this.#abandon();
      }
      // Also tells `ws` that nobody takes care of an unexpected response.
      return false;
    }

    override close(...args: unknown[]): void {
      this.#end(() => super.close(...args));
    }

    override terminate(): void {
      this.#end(() => super.terminate());
    }

    #isHidden(): boolean {
      // The constructor of `ws` may call the methods above before there are private fields.
      return #phase in this && this.#phase !== "open" && !this.#isInside;
    }

    #open(): boolean {
      this.#settle("open");
      if (this.#upgrade !== undefined) super.emit("upgrade", ...this.#upgrade);
      return super.emit("open");
    }

    #end(end: () => void): void {
      if (!this.#isHidden()) {
        end();
        return;
      }
      if (this.#phase === "pending") this.#isClosing = true;
      this.#abandon();
    }

    #abandon(): void {
      this.#isInside = true;
      if (super.readyState !== CLOSED) super.terminate();
      this.#isInside = false;
    }

    #settle(phase: "open" | "failed"): void {
      this.#phase = phase;
      clearTimeout(this.#timer);
      pending.delete(this.#failNow);
      this.#stopListening?.();
    }

    #wait(): void {
      // Timers may fire up to a millisecond early.
      const restMs = Math.ceil(this.#deadlineMs - performance.now());
      this.#timer = setTimeout(() => (restMs > 0 ? this.#wait() : this.#report()), Math.max(restMs, 0));
    }

    #report(): void {
      this.#settle("failed");
      this.#abandon();
      // As in `ws`: closing while the error is told, closed after it, and no `close` if nobody listens to `error`.
      this.#isClosing = true;
      super.emit("error", new HandshakeError(latencyMs));
      this.#isClosing = false;
      super.emit("close", ABNORMAL_CLOSURE, emptyBuffer());
    }
  }
  return FixedLatencyWebSocket as unknown as Class;
}

/** `new WebSocket(address, protocols, options)` or `new WebSocket(address, options)`. */
function findSignal([, protocols, options]: readonly unknown[]): AbortSignal | undefined {
  const found = typeof protocols === "object" && !Array.isArray(protocols) ? protocols : options;
  const signal = (found as { readonly signal?: unknown } | null | undefined)?.signal;
  return signal instanceof AbortSignal ? signal : undefined;
}

function emptyBuffer(): Uint8Array {
  // Node has it, and `ws` runs only where it is.
  const { Buffer } = globalThis as unknown as { readonly Buffer: { alloc(sizeBytes: number): Uint8Array } };
  return Buffer.alloc(0);
}
