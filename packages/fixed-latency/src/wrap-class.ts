/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method --
   Built-ins are taken from their places once; what they return is theirs to say. */
import { createPatch } from "./create-patch.ts";
import { createSlot, type Connection, type HandshakeEvent } from "./create-slot.ts";
import { watchSockets } from "./watch-sockets.ts";

/** What {@link wrapClass} needs to know. */
export interface WrapOptions {
  readonly latencyMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Makes the event that is fired as `error`, where it is not a plain `Event`. */
  readonly createError?: (() => Event) | undefined;
}

const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  ownKeys,
  setPrototypeOf,
} = Reflect;

const { hasInstance } = Symbol;

/** Members without which a class is no WebSocket. */
const NEEDED = ["readyState", "bufferedAmount", "protocol", "extensions", "send", "close"] as const;

/** What a class that is written in JavaScript has fired so far. */
interface Heard {
  error: boolean;
  close: boolean;
}

/** Makes a class beside `Native`, which stays as it is, whose failures come at the deadline. */
export function wrapClass(Native: typeof WebSocket, options: WrapOptions): typeof WebSocket {
  const { latencyMs, signal, createError } = options;
  const native = Native.prototype;
  for (const name of NEEDED)
    if (getOwnPropertyDescriptor(native, name) === undefined)
      throw new TypeError(`Cannot wrap WebSocket: it has no ${name}`);
  const isBuiltIn = /\[native code\]/.test(apply(Function.prototype.toString, Native, []));
  const targets = EventTarget.prototype;
  const { dispatchEvent } = targets;
  const readState = getOwnPropertyDescriptor(native, "readyState")?.get as () => number;

  const pending = new Set<() => void>();
  signal?.addEventListener("abort", () => pending.forEach((failNow) => failNow()), { once: true });

  const heard = createSlot<Heard>();
  /** The socket that one of our events is fired at. */
  let reporting: object | undefined;
  const slot = createSlot<Connection>();
  const patch = createPatch(globalThis);
  const hearing = {
    isNative: (socket: object, type: HandshakeEvent) => {
      if (socket === reporting) return false;
      const state = apply(readState, socket, []);
      if (type === "open") return state === 1;
      let seen = heard.read(socket);
      if (seen === undefined) heard.put(socket, (seen = { error: false, close: false }));
      if (state === 0 || seen[type]) return false;
      return (seen[type] = true);
    },
    fire: (socket: object, event: Event) => {
      const outer = reporting;
      reporting = socket;
      apply(dispatchEvent, socket, [event]);
      reporting = outer;
    },
  };
  const { around, dress } = watchSockets({
    realm: globalThis,
    Native,
    latencyMs,
    slot,
    patch,
    ...(isBuiltIn ? {} : hearing),
    createError,
    onPending: (failNow) => {
      pending.add(failNow);
      return () => pending.delete(failNow);
    },
  });

  // Its constructor is never run: the proxy has one of its own.
  // oxlint-disable-next-line typescript/no-extraneous-class
  const target = class {} as unknown as typeof WebSocket;
  const Wrapped: typeof WebSocket = new Proxy(target, {
    __proto__: null,
    apply: (_target: object, self: unknown, args: unknown[]) => apply(Native as never, self, args),
    construct: (_target: object, args: unknown[], newTarget: never) => {
      signal?.throwIfAborted();
      return around(() => construct(Native, args as [string], newTarget), args, undefined) as WebSocket;
    },
    ownKeys: () => ownKeys(Native),
    get: (_target: object, key: PropertyKey, receiver: unknown) =>
      key === hasInstance && receiver === Wrapped
        ? (value: unknown) => value instanceof Native
        : (get(target, key, receiver) as unknown),
  } as ProxyHandler<typeof WebSocket>);

  const { prototype } = target;
  deleteProperty(prototype, "constructor");
  // Between the two, because it would be seen among the class's own members. Node clears `currentTarget` after the
  // first listener of an event, so a listener of ours would be seen as well.
  const between = Object.create(native) as object;
  for (const key of ownKeys(targets)) {
    const descriptor = getOwnPropertyDescriptor(targets, key);
    // All that is enumerated, so that it is in the same order.
    if (descriptor?.enumerable === true) defineProperty(between, key, descriptor);
  }
  patch(
    targets,
    "dispatchEvent",
    (go, [event], socket) =>
      slot.read(socket)?.hides((event as Event | undefined)?.type as HandshakeEvent, event as Event) ===
        true || go(),
    between,
  );
  setPrototypeOf(prototype, isBuiltIn ? native : between);
  setPrototypeOf(target, getPrototypeOf(Native));
  const copy = (from: object, key: PropertyKey, to: object, changes?: PropertyDescriptor): void => {
    const descriptor = { __proto__: null, ...getOwnPropertyDescriptor(from, key), ...changes };
    defineProperty(to, key, descriptor as PropertyDescriptor);
  };
  for (const key of ownKeys(Native)) if (key !== "prototype") copy(Native, key, target);
  for (const key of ownKeys(native))
    copy(native, key, prototype, key === "constructor" ? { value: Wrapped } : undefined);
  dress(prototype);
  return Wrapped;
}
