/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method --
   Built-ins are taken from their places once and called with `apply` ever after; what they return is theirs to say. */
import type { Around, Patch } from "./create-patch.ts";
import type { Connection, HandshakeEvent, Slot } from "./create-slot.ts";

/** What {@link watchSockets} needs to know. What is not there is as a page's own class has it. */
export interface WatchOptions {
  /** The global object of the realm that `Native` belongs to. */
  readonly realm: typeof globalThis;
  readonly Native: typeof WebSocket;
  readonly latencyMs: number;
  readonly slot: Slot<Connection>;
  readonly patch: Patch;
  /** Tells the events of a class that is written in JavaScript: they are not trusted, no more than anybody's. */
  readonly isNative?: (socket: object, type: HandshakeEvent) => boolean;
  readonly fire?: (socket: object, event: Event) => void;
  /** Makes the event that is fired as `error`, where it is not a plain `Event`. */
  readonly createError?: (() => Event) | undefined;
  /** Is given what fails a connection at once; returns what to call when it is settled. */
  readonly onPending?: ((failNow: () => void) => () => void) | undefined;
}

/** What {@link watchSockets} makes. */
export interface Watch {
  /** Goes around the construction of a socket. */
  readonly around: Around;
  /** Puts the members that hide a pending or failed connection on `prototype`. */
  readonly dress: (prototype: object) => void;
}

/**
 * Makes failures of a class come at the deadline. Refers to nothing outside itself, because workers get its text; and
 * uses nothing that code which runs later could replace: built-ins are taken first, private names stand for a WeakMap,
 * and no object that a built-in reads inherits from `Object.prototype`.
 */
export function watchSockets(options: WatchOptions): Watch {
  const { realm, Native, latencyMs, slot, patch, isNative, createError, onPending } = options;
  const { apply, getOwnPropertyDescriptor } = realm.Reflect;
  const { CloseEvent, DOMException, Event, clearTimeout, performance, queueMicrotask, setTimeout } = realm;
  const { addEventListener, dispatchEvent } = realm.EventTarget.prototype;
  const { stopImmediatePropagation } = Event.prototype;
  const { now } = performance;
  const native = Native.prototype;
  const { send, close } = native;
  const readBuffered = getOwnPropertyDescriptor(native, "bufferedAmount")?.get as () => number;
  const nowMs = (): number => apply(now, performance, []);
  const abandon = (socket: WebSocket): void => apply(close, socket, []);
  const fire = options.fire ?? ((socket: object, event: Event) => void apply(dispatchEvent, socket, [event]));

  const watch = (socket: WebSocket, startMs: number): void => {
    let deadlineMs = startMs + latencyMs;
    let timer: ReturnType<typeof setTimeout>;
    const report = (): void => {
      const restMs = deadlineMs - nowMs();
      // Timers may fire up to a millisecond early, and cut fractions off.
      if (restMs > 0) {
        timer = setTimeout(report, restMs + 1);
        return;
      }
      settled?.();
      if (connection.state === 0) connection.hiddenBytes = apply(readBuffered, socket, []);
      connection.state = 3;
      fire(socket, createError?.() ?? new Event("error"));
      const reportClose = (): void => {
        // Not clean, and without a reason.
        fire(socket, new CloseEvent("close", { __proto__: null, code: 1006 } as CloseEventInit));
        // In a task of its own, so that no listener can tell whether there was something to end.
        setTimeout(() => abandon(socket), 0);
      };
      // As in browsers, where the microtasks of the first event run before the second. Node has them run after both.
      if (isNative === undefined) queueMicrotask(reportClose);
      else reportClose();
    };
    const settled = onPending?.(() => {
      clearTimeout(timer);
      deadlineMs = 0;
      timer = setTimeout(report, 0);
    });
    timer = setTimeout(report, latencyMs);

    const connection: Connection = {
      state: 0,
      hiddenBytes: 0,
      hides: (type, event) => {
        const { state } = connection;
        if (state === 1 || !(isNative?.(socket, type) ?? event.isTrusted)) return false;
        if (type !== "open") return true;
        if (state === 0 && nowMs() < deadlineMs) {
          connection.state = 1;
          clearTimeout(timer);
          settled?.();
          return false;
        }
        abandon(socket);
        return true;
      },
    };
    slot.put(socket, connection);
    const listen = (type: HandshakeEvent): void => {
      const listener = (event: Event): void => {
        if (connection.hides(type, event)) apply(stopImmediatePropagation, event, []);
      };
      apply(addEventListener, socket, [type, listener, true]);
    };
    if (isNative !== undefined) return;
    listen("open");
    listen("error");
    listen("close");
  };

  /** What the engine says about `send()` before there is a connection, asked once of a socket that has just begun. */
  let tooEarly: string | undefined;
  const trySend = (go: () => unknown): string => {
    try {
      go();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return error.message;
    }
    return "";
  };

  type Shown = (connection: Connection, go: () => unknown, socket: never) => unknown;
  const show =
    (shown: Shown): Around =>
    (go, _args, socket) => {
      const connection = slot.read(socket);
      return connection === undefined || connection.state === 1
        ? go()
        : shown(connection, go, socket as never);
    };
  return {
    around: (go) => {
      const startMs = nowMs();
      const socket = go() as WebSocket;
      watch(socket, startMs);
      tooEarly ??= trySend(() => apply(send, socket, [""]));
      return socket;
    },
    dress: (prototype) => {
      const dress = (name: string, shown: Shown): void => patch(native, name, show(shown), prototype);
      const isEmpty: Shown = () => "";
      dress("readyState", ({ state }) => state);
      dress("bufferedAmount", ({ state, hiddenBytes }, go) => state && (go() as number) - hiddenBytes);
      dress("protocol", isEmpty);
      dress("extensions", isEmpty);
      dress("send", ({ state }, go, socket) => {
        if (state !== 0) {
          // Told as failed, and not yet closed: it has to count what it is given, as one that failed by itself does.
          if (state === 3) abandon(socket);
          return go();
        }
        // Converts the arguments; whatever it does then, it does to a socket that sends nothing.
        trySend(go);
        throw new DOMException(tooEarly, "InvalidStateError");
      });
      dress("close", (connection, go, socket) => {
        go();
        if (connection.state !== 0) return;
        connection.hiddenBytes = apply(readBuffered, socket, []);
        connection.state = 2;
      });
    },
  };
}
