/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method --
   Built-ins are taken from their places before the worker's own script runs. */
import type { Patch } from "../create-patch.ts";

/**
 * Makes a worker that begins with a blob see the location of its own script, and resolve URLs against it.
 * Self-contained, as `watchSockets` is.
 */
export function rebaseWorker(realm: typeof globalThis, patch: Patch, url: string): void {
  const { get, getPrototypeOf, ownKeys } = realm.Reflect;
  const { URL } = realm;
  const own = new URL(url);
  const prototype = getPrototypeOf(realm.location) ?? {};
  for (const key of ownKeys(prototype))
    if (key !== "constructor") patch(prototype, key, () => (key === "toString" ? url : get(own, key)));

  const rebase = (holder: object, name: string, first = 0, last = first): void =>
    patch(holder, name, (go, args) => {
      for (let at = first; at < args.length && at <= last; at++)
        if (typeof args[at] === "string" && URL.canParse(args[at] as string, url))
          args[at] = new URL(args[at] as string, url).href;
      return go();
    });
  // Some are the global object's own, others its prototypes'.
  for (let holder: object | null = realm; holder !== null; holder = getPrototypeOf(holder)) {
    for (const name of ["fetch", "Request", "EventSource", "WebSocket"]) rebase(holder, name);
    rebase(holder, "importScripts", 0, Infinity);
  }
  rebase(realm.XMLHttpRequest.prototype, "open", 1);
}
