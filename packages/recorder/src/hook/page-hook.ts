/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method, typescript/no-unnecessary-type-assertion
   -- this code runs in the page: it takes built-ins apart from their objects on purpose, and nothing there is typed */
/** What the hook tells, as JSON, through the binding. */
export interface HookMessage {
  readonly kind: "rtc-config" | "rtc-candidate" | "rtc-description" | "websocket";
  /** Number of the RTCPeerConnection within its frame. */
  readonly peer: number;
  /** Address of the frame at the time of the call. */
  readonly href: string;
  /** ICE server URLs, a candidate line, an SDP, or a WebSocket URL. */
  readonly texts: readonly string[];
  /** Text of an `Error`'s stack, made in the call. */
  readonly stack: string;
}

/** Name under which the hook stands in stacks, so that its own calls can be left out of them. */
export const HOOK_URL = "hushport:page-hook";

/** Longer texts are cut: an SDP is a few kilobytes. */
const MAX_TEXT = 65_536;

/**
 * Source of the script that runs in every document before its own scripts.
 *
 * It only adds attribution that the browser does not give: which frame and script used RTCPeerConnection, and which
 * frame inside a page opened a WebSocket. Calls go on to the originals unchanged; the binding is taken and removed
 * before the page can see it.
 */
export function pageHookSource(bindingName: string): string {
  return `(${installHook.toString()})(${JSON.stringify(bindingName)}, ${MAX_TEXT});\n//# sourceURL=${HOOK_URL}`;
}

/**
 * Runs in the page, so it must stand alone. Everything it needs is taken before the page's scripts run, and nothing
 * that it does later looks anything up where a page can have put something: no arrays are filled (setters of
 * `Array.prototype`), no objects are written as JSON (`toJSON`), no trap is looked up in `Object.prototype`.
 */
function installHook(bindingName: string, maxText: number): void {
  const scope = Object(globalThis) as Record<string, unknown>;
  const send = scope[bindingName];
  delete scope[bindingName];
  if (typeof send !== "function") return;
  const { stringify } = JSON;
  const { isArray } = Array;
  const { construct, apply, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;
  const ErrorClass = Error;
  const text = String;
  const numbers = new WeakMap<object, number>();
  const getNumber = WeakMap.prototype.get;
  const setNumber = WeakMap.prototype.set;
  const slice = String.prototype.slice;
  let count = 0;

  /** Runs `action`; what it cannot do is lost, but never the page's own call. */
  function attempt(action: () => void): void {
    try {
      action();
    } catch {
      count += 0;
    }
  }

  /** Puts `value` in place of a property of `Error` that the page may have set. @returns Whether it is in place, and how to undo it. */
  function override(name: string, value: unknown): { readonly isDone: boolean; undo(): void } {
    const descriptor = getOwnPropertyDescriptor(ErrorClass, name);
    const isDone = defineProperty(ErrorClass, name, {
      // @ts-expect-error -- without a prototype, whatever the page added to that of all objects
      __proto__: null,
      value,
      configurable: true,
      writable: true,
      enumerable: true,
    });
    return {
      isDone,
      undo: () => {
        if (!isDone) return;
        if (descriptor === undefined) deleteProperty(ErrorClass, name);
        else defineProperty(ErrorClass, name, plain(descriptor));
      },
    };
  }

  function plain(descriptor: PropertyDescriptor): PropertyDescriptor {
    // @ts-expect-error -- as above
    return { __proto__: null, ...descriptor };
  }

  /** The stack as V8 writes it. A page can replace the writer, and could see by it that it is watched. */
  function stackText(): string {
    const limit = override("stackTraceLimit", 32);
    const writer = override("prepareStackTrace", undefined);
    try {
      return writer.isDone ? text(new ErrorClass("").stack) : "";
    } finally {
      writer.undo();
      limit.undo();
    }
  }

  /** `texts` is a list in JSON. */
  function report(kind: string, peer: number, texts: string): void {
    const { href } = scope["location"] as { href: string };
    const message = `{"kind":${stringify(kind)},"peer":${peer},"href":${stringify(href)},"texts":[${texts}],"stack":${stringify(stackText())}}`;
    apply(send as () => void, undefined, [message]);
  }

  /** One text of a list in JSON. */
  function item(value: unknown): string {
    return stringify(apply(slice, text(value), [0, maxText]));
  }

  function numberOf(peer: object): number {
    return (apply(getNumber, numbers, [peer]) as number | undefined) ?? -1;
  }

  /** Adresses of ICE servers as the browser understood them: asking the page's own object could be noticed. */
  function serverUrls(configuration: unknown): string {
    let urls = "";
    const servers = (configuration as { iceServers?: unknown }).iceServers;
    if (!isArray(servers)) return urls;
    for (let index = 0; index < servers.length && index < 64; index += 1) {
      const named = (servers[index] as { urls?: unknown }).urls;
      const all = isArray(named) ? named : [named];
      for (let part = 0; part < all.length && part < 64; part += 1) {
        urls += `${urls === "" ? "" : ","}${item(all[part])}`;
      }
    }
    return urls;
  }

  type Call = (peer: object, argument: unknown) => void;

  function wrapMethod(proto: object, name: string, told: Call): void {
    const descriptor = getOwnPropertyDescriptor(proto, name);
    if (typeof descriptor?.value !== "function") return;
    const value = new Proxy(descriptor.value as () => unknown, {
      // @ts-expect-error -- a page can add traps to `Object.prototype`
      __proto__: null,
      apply(target, self: object, args: unknown[]) {
        const result: unknown = apply(target, self, args);
        attempt(() => told(self, args[0]));
        return result;
      },
    });
    defineProperty(proto, name, { ...descriptor, value });
  }

  function wrapConstructor(name: string, told: (made: object) => void): (() => unknown) | undefined {
    const descriptor = getOwnPropertyDescriptor(globalThis, name);
    if (typeof descriptor?.value !== "function") return undefined;
    const value = new Proxy(descriptor.value as new (...args: unknown[]) => object, {
      // @ts-expect-error -- as above
      __proto__: null,
      construct(target, args: unknown[], newTarget) {
        const made = construct(target, args, newTarget) as object;
        attempt(() => told(made));
        return made;
      },
    });
    defineProperty(globalThis, name, { ...descriptor, value });
    const proto = descriptor.value.prototype as object;
    const own = getOwnPropertyDescriptor(proto, "constructor");
    defineProperty(proto, "constructor", { ...own, value });
    return descriptor.value as () => unknown;
  }

  function wrapPeerConnection(): void {
    const original = wrapConstructor("RTCPeerConnection", (peer) => {
      count += 1;
      apply(setNumber, numbers, [peer, count]);
      reportServers(peer);
    });
    if (original === undefined) return;
    const alias = getOwnPropertyDescriptor(globalThis, "webkitRTCPeerConnection");
    if (alias !== undefined) {
      defineProperty(globalThis, "webkitRTCPeerConnection", { ...alias, value: scope["RTCPeerConnection"] });
    }
    const proto = original.prototype as { readonly getConfiguration: () => unknown };
    const { getConfiguration } = proto;
    function reportServers(peer: object): void {
      report("rtc-config", numberOf(peer), serverUrls(apply(getConfiguration, peer, [])));
    }
    wrapMethod(proto, "setConfiguration", reportServers);
    wrapMethod(proto, "addIceCandidate", (peer, candidate) =>
      report(
        "rtc-candidate",
        numberOf(peer),
        item((candidate as { candidate?: unknown } | null | undefined)?.candidate),
      ),
    );
    wrapMethod(proto, "setRemoteDescription", (peer, description) =>
      report("rtc-description", numberOf(peer), item((description as { sdp?: unknown } | null)?.sdp)),
    );
  }

  function wrapWebSocket(): void {
    const proto = (scope["WebSocket"] as { prototype?: object } | undefined)?.prototype;
    const url = proto === undefined ? undefined : getOwnPropertyDescriptor(proto, "url")?.get;
    if (url === undefined) return;
    wrapConstructor("WebSocket", (socket) => report("websocket", 0, item(apply(url, socket, []))));
  }

  wrapPeerConnection();
  // The browser names the frame of every request but a WebSocket's; in the top document there is nothing to tell apart.
  if (scope["window"] !== undefined && scope["parent"] !== scope["window"]) wrapWebSocket();
}
