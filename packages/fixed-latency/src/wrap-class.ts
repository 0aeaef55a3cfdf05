/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method --
   Built-ins are taken from their places once and called with `apply` ever after; what they return is theirs to say. */
import type { Connection, HandshakeEvent, Slot } from "./create-slot.ts";

/** What {@link wrapClass} needs to know. */
export interface WrapOptions {
  /** The global object of the realm that `Native` belongs to. */
  readonly realm: typeof globalThis;
  readonly Native: typeof WebSocket;
  readonly latencyMs: number;
  readonly slot: Slot<Connection>;
  /** `beside`: `Native` stays as it is, and the new class inherits from it. `in-place`: `Native` cannot be got any more. */
  readonly place: "beside" | "in-place";
  readonly signal?: AbortSignal | undefined;
  /** Makes the event that is fired as `error`, where it is not a plain `Event`. */
  readonly createError?: (() => Event) | undefined;
}

/**
 * Makes the class whose failures come at the deadline. Refers to nothing outside itself, because workers get its text;
 * and uses nothing that code which runs later could replace: built-ins are taken first, private names stand for a
 * WeakMap, and no object that a built-in reads inherits from `Object.prototype`.
 */
export function wrapClass(options: WrapOptions): typeof WebSocket {
  const { realm, Native, latencyMs, slot, place, signal, createError } = options;
  const { apply, construct, defineProperty, deleteProperty, get, getPrototypeOf, ownKeys, setPrototypeOf } =
    realm.Reflect;
  const { create } = realm.Object;
  const describe = realm.Reflect.getOwnPropertyDescriptor;
  const { CloseEvent, DOMException, Event, Proxy, TypeError } = realm;
  const { clearTimeout, performance, queueMicrotask, setTimeout } = realm;
  const targets = realm.EventTarget.prototype;
  const { addEventListener, dispatchEvent } = targets;
  const { stopImmediatePropagation } = Event.prototype;
  const { ceil } = realm.Math;
  const { hasInstance } = realm.Symbol;
  const readClock = performance.now;
  const nowMs = (): number => apply(readClock, performance, []);
  // Events of a class that is itself written in JavaScript are not trusted, no more than those of whoever uses it.
  const isBuiltIn =
    place === "in-place" || /\[native code\]/.test(apply(realm.Function.prototype.toString, Native, []));

  const native = Native.prototype;
  const getter = (name: string): ((socket: object) => unknown) => {
    const read = describe(native, name)?.get;
    if (read === undefined) throw new TypeError(`Cannot wrap WebSocket: it has no ${name}`);
    return (socket) => apply(read, socket, []);
  };
  const readState = getter("readyState");
  const readBuffered = getter("bufferedAmount");
  const nativeSend = native.send;
  const nativeClose = native.close;

  const pending = signal === undefined ? undefined : new Set<() => void>();
  signal?.addEventListener("abort", () => pending?.forEach((failNow) => failNow()), { once: true });

  const fire = (socket: object, connection: Connection, event: Event): void => {
    connection.isReporting = true;
    apply(dispatchEvent, socket, [event]);
    connection.isReporting = false;
  };

  const isNative = (socket: object, connection: Connection, type: HandshakeEvent, event: Event): boolean => {
    if (isBuiltIn) return event.isTrusted;
    if (connection.isReporting) return false;
    if (type === "open") return readState(socket) === 1;
    const key = type === "error" ? "hasSeenError" : "hasSeenClose";
    if (readState(socket) === 0 || connection[key]) return false;
    connection[key] = true;
    return true;
  };

  const watch = (socket: WebSocket, startMs: number): void => {
    const connection: Connection = {
      phase: "pending",
      isClosing: false,
      isReporting: false,
      deadlineMs: startMs + latencyMs,
      timer: undefined,
      hiddenBytes: 0,
      hasSeenError: false,
      hasSeenClose: false,
      hides: () => false,
    };
    slot.put(socket, connection);

    const failNow = (): void => {
      clearTimeout(connection.timer);
      connection.deadlineMs = 0;
      connection.timer = setTimeout(report, 0);
    };
    const report = (): void => {
      const restMs = connection.deadlineMs - nowMs();
      // Timers may fire up to a millisecond early.
      if (restMs > 0) {
        connection.timer = setTimeout(report, ceil(restMs));
        return;
      }
      pending?.delete(failNow);
      connection.phase = "failed";
      if (!connection.isClosing) connection.hiddenBytes = readBuffered(socket) as number;
      fire(socket, connection, createError === undefined ? new Event("error") : createError());
      const reportClose = (): void => {
        const details = { __proto__: null, code: 1006, reason: "", wasClean: false };
        fire(socket, connection, new CloseEvent("close", details));
        // In a task of its own, so that no listener can tell whether there was something to end.
        setTimeout(() => apply(nativeClose, socket, []), 0);
      };
      // As in browsers, where the microtasks of the first event run before the second. Node has them run after both.
      if (isBuiltIn) queueMicrotask(reportClose);
      else reportClose();
    };
    pending?.add(failNow);
    connection.timer = setTimeout(report, latencyMs);

    connection.hides = (type, event) => {
      if (connection.phase === "open" || !isNative(socket, connection, type, event)) return false;
      if (
        type === "open" &&
        connection.phase === "pending" &&
        !connection.isClosing &&
        nowMs() < connection.deadlineMs
      ) {
        connection.phase = "open";
        clearTimeout(connection.timer);
        pending?.delete(failNow);
        return false;
      }
      if (type === "open") apply(nativeClose, socket, []);
      return true;
    };
    if (!isBuiltIn) return;
    const listen = (type: HandshakeEvent): void => {
      const listener = (event: Event): void => {
        if (connection.hides(type, event)) apply(stopImmediatePropagation, event, []);
      };
      apply(addEventListener, socket, [type, listener, true]);
    };
    listen("open");
    listen("error");
    listen("close");
  };

  /** What the engine says about `send()` before there is a connection, asked once of a socket that has just begun. */
  let tooEarly: string | undefined;
  const askTooEarly = (socket: WebSocket): string => {
    try {
      apply(nativeSend, socket, [""]);
    } catch (error) {
      if (error instanceof DOMException) return error.message;
      throw error;
    }
    return "";
  };

  // Not a plain function but a proxy of the native one: it has its name, its length and the look of a built-in.
  type Run = (connection: Connection | undefined, socket: never, args: unknown[]) => unknown;
  const replace = <F extends object>(original: F, run: Run): F =>
    new Proxy(original, {
      __proto__: null,
      apply: (_target: F, self: never, args: unknown[]) => run(slot.read(self), self, args),
    } as ProxyHandler<F>);

  const empty = (read: (socket: object) => unknown): Run => {
    return (connection, socket) =>
      connection === undefined || connection.phase === "open" ? read(socket) : "";
  };
  const shown: Record<string, Run> = {
    __proto__: null as never,
    readyState: (connection, socket) => {
      if (connection?.phase === "failed") return 3;
      return connection?.phase === "pending" ? (connection.isClosing ? 2 : 0) : readState(socket);
    },
    bufferedAmount: (connection, socket) => {
      if (connection === undefined || connection.phase === "open") return readBuffered(socket);
      if (connection.phase === "pending" && !connection.isClosing) return 0;
      return (readBuffered(socket) as number) - connection.hiddenBytes;
    },
    send: (connection, socket, args) => {
      if (connection?.phase !== "pending" || connection.isClosing) {
        // Told as failed, and not yet closed: it has to count what it is given, as one that failed by itself does.
        if (connection?.phase === "failed") apply(nativeClose, socket, []);
        return apply(nativeSend, socket, args);
      }
      try {
        // Converts the arguments; whatever it does then, it does to a socket that sends nothing.
        apply(nativeSend, socket, args);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
      throw new DOMException(tooEarly, "InvalidStateError");
    },
    protocol: empty(getter("protocol")),
    extensions: empty(getter("extensions")),
    close: (connection, socket, args) => {
      apply(nativeClose, socket, args);
      if (connection?.phase !== "pending" || connection.isClosing) return;
      connection.hiddenBytes = readBuffered(socket) as number;
      connection.isClosing = true;
    },
  };

  // Its constructor is never run: the proxy has one of its own.
  // oxlint-disable-next-line typescript/no-extraneous-class
  const target = place === "in-place" ? Native : (class {} as unknown as typeof WebSocket);
  const Wrapped: typeof WebSocket = new Proxy(target, {
    __proto__: null,
    apply: (_target: object, self: unknown, args: unknown[]) => apply(Native, self, args),
    construct: (_target: object, args: unknown[], newTarget: never) => {
      signal?.throwIfAborted();
      const startMs = nowMs();
      const socket: WebSocket = construct(Native, args, newTarget);
      watch(socket, startMs);
      tooEarly ??= askTooEarly(socket);
      return socket;
    },
    ...(place === "in-place"
      ? {}
      : {
          ownKeys: () => ownKeys(Native),
          get: (_target: object, key: PropertyKey, receiver: unknown) =>
            key === hasInstance && receiver === Wrapped
              ? (value: unknown) => value instanceof Native
              : get(target, key, receiver),
        }),
  } as ProxyHandler<typeof WebSocket>);

  const prototype = target.prototype;
  if (place === "beside") {
    deleteProperty(prototype, "constructor");
    // Between the two, because it would be seen among the class's own members. Node clears `currentTarget` after the
    // first listener of an event, so a listener of ours would be seen as well.
    const between = create(native) as object;
    for (const key of ownKeys(targets)) {
      const descriptor = describe(targets, key);
      // All that is enumerated, so that it is in the same order.
      if (descriptor?.enumerable === true) defineProperty(between, key, descriptor);
    }
    const intercept: Run = (connection, socket, args) =>
      connection?.hides((args[0] as Event | undefined)?.type as HandshakeEvent, args[0] as Event) === true ||
      apply(dispatchEvent, socket, args);
    defineProperty(between, "dispatchEvent", { value: replace(dispatchEvent, intercept) });
    setPrototypeOf(prototype, isBuiltIn ? native : between);
    setPrototypeOf(target, getPrototypeOf(Native));
    for (const key of ownKeys(Native)) {
      if (key !== "prototype")
        defineProperty(target, key, { __proto__: null, ...describe(Native, key) } as object);
    }
  }
  // By index: in a frame, code that ran before may have replaced what `for` … `of` asks.
  const keys = ownKeys(native);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string | symbol;
    const descriptor: PropertyDescriptor = { __proto__: null, ...describe(native, key) } as object;
    const run = typeof key === "string" ? shown[key] : undefined;
    if (key === "constructor") descriptor.value = Wrapped;
    else if (run !== undefined && descriptor.get !== undefined)
      descriptor.get = replace(descriptor.get, run) as () => unknown;
    else if (run !== undefined) descriptor.value = replace(descriptor.value as object, run);
    defineProperty(prototype, key, descriptor);
  }
  return Wrapped;
}
