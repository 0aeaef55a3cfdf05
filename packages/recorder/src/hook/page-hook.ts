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

/** Runs in the page, so it must stand alone. Everything it needs is taken before the page's scripts run. */
function installHook(bindingName: string, maxText: number): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const send = scope[bindingName];
  delete scope[bindingName];
  if (typeof send !== "function") return;
  const { stringify } = JSON;
  const { construct, apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const ErrorClass = Error;
  const text = String;
  const numbers = new WeakMap<object, number>();
  const getNumber = WeakMap.prototype.get;
  const setNumber = WeakMap.prototype.set;
  const slice = String.prototype.slice;
  let count = 0;

  function report(kind: string, peer: number, texts: string[]): void {
    try {
      const stack = text(new ErrorClass("").stack);
      const cut: string[] = [];
      for (let index = 0; index < texts.length && index < 64; index += 1) {
        cut[index] = apply(slice, texts[index], [0, maxText]) as string;
      }
      const { href } = scope["location"] as { href: string };
      apply(send as () => void, undefined, [stringify({ kind, peer, href, texts: cut, stack })]);
    } catch {
      // Attribution is lost, the page's own call is not: a page may have broken what stringify calls.
      count += 0;
    }
  }

  function numberOf(peer: object): number {
    return (apply(getNumber, numbers, [peer]) as number | undefined) ?? -1;
  }

  function serverUrls(configuration: unknown): string[] {
    const urls: string[] = [];
    const servers = (configuration as { iceServers?: unknown } | null | undefined)?.iceServers;
    if (!Array.isArray(servers)) return urls;
    for (let index = 0; index < servers.length; index += 1) {
      const { urls: list, url } = servers[index] as { urls?: unknown; url?: unknown };
      const named = list ?? url;
      const all = Array.isArray(named) ? named : [named];
      for (let part = 0; part < all.length; part += 1) urls[urls.length] = text(all[part]);
    }
    return urls;
  }

  function wrapMethod(proto: object, name: string, before: (peer: object, argument: unknown) => void): void {
    const descriptor = getOwnPropertyDescriptor(proto, name);
    if (typeof descriptor?.value !== "function") return;
    const value = new Proxy(descriptor.value as () => unknown, {
      apply(target, self: object, args: unknown[]) {
        try {
          before(self, args[0]);
        } catch {
          count += 0;
        }
        return apply(target, self, args);
      },
    });
    defineProperty(proto, name, { ...descriptor, value });
  }

  function wrapPeerConnection(): void {
    const original = scope["RTCPeerConnection"];
    if (typeof original !== "function") return;
    const wrapped = new Proxy(original as new (...args: unknown[]) => object, {
      construct(target, args: unknown[], newTarget) {
        const peer = construct(target, args, newTarget) as object;
        count += 1;
        apply(setNumber, numbers, [peer, count]);
        try {
          report("rtc-config", count, serverUrls(args[0]));
        } catch {
          count += 0;
        }
        return peer;
      },
    });
    const proto = (original as unknown as { prototype: object }).prototype;
    for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) {
      const descriptor = getOwnPropertyDescriptor(globalThis, name);
      if (descriptor !== undefined) defineProperty(globalThis, name, { ...descriptor, value: wrapped });
    }
    const constructorDescriptor = getOwnPropertyDescriptor(proto, "constructor");
    defineProperty(proto, "constructor", { ...constructorDescriptor, value: wrapped });
    wrapMethod(proto, "setConfiguration", (peer, configuration) =>
      report("rtc-config", numberOf(peer), serverUrls(configuration)),
    );
    wrapMethod(proto, "addIceCandidate", (peer, candidate) =>
      report("rtc-candidate", numberOf(peer), [
        text((candidate as { candidate?: unknown } | null)?.candidate),
      ]),
    );
    wrapMethod(proto, "setRemoteDescription", (peer, description) =>
      report("rtc-description", numberOf(peer), [text((description as { sdp?: unknown } | null)?.sdp)]),
    );
  }

  function wrapWebSocket(): void {
    const descriptor = getOwnPropertyDescriptor(globalThis, "WebSocket");
    if (typeof descriptor?.value !== "function") return;
    const value = new Proxy(descriptor.value as new (...args: unknown[]) => object, {
      construct(target, args: unknown[], newTarget) {
        const socket = construct(target, args, newTarget) as { url: string };
        report("websocket", 0, [socket.url]);
        return socket;
      },
    });
    defineProperty(globalThis, "WebSocket", { ...descriptor, value });
  }

  wrapPeerConnection();
  // The browser names the frame of every request but a WebSocket's; in the top document there is nothing to tell apart.
  if (scope["window"] !== undefined && scope["parent"] !== scope["window"]) wrapWebSocket();
}
