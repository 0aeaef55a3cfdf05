/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method --
   Built-ins are taken from their places before the worker's own script runs. */

/**
 * Makes a worker that begins with a blob see the location of its own script, and resolve URLs against it.
 * Self-contained, as `wrapClass` is.
 */
export function rebaseWorker(realm: typeof globalThis, url: string): void {
  const { apply, construct, defineProperty, getPrototypeOf } = realm.Reflect;
  const { Object, Proxy, URL } = realm;
  const parsed = new URL(url);
  const location: object = Object.create(getPrototypeOf(realm.location));
  for (const name of ["href", "origin", "protocol", "host", "hostname", "port", "pathname", "search", "hash"])
    defineProperty(location, name, { value: Reflect.get(parsed, name), enumerable: true });
  defineProperty(location, "toString", { value: () => url });
  defineProperty(realm, "location", { get: () => location, enumerable: true, configurable: true });

  const rebase = (args: unknown[], index: number): unknown[] => {
    if (typeof args[index] === "string" && URL.canParse(args[index], url))
      args[index] = new URL(args[index], url).href;
    return args;
  };
  const wrap = (holder: object, name: string, index: number): void => {
    const original: unknown = Reflect.get(holder, name);
    if (typeof original !== "function") return;
    const value = new Proxy(original, {
      __proto__: null,
      apply: (_target: object, self: unknown, args: unknown[]) => {
        if (name === "importScripts") for (let at = 0; at < args.length; at++) rebase(args, at);
        return apply(original, self, rebase(args, index)) as unknown;
      },
      construct: (_target: object, args: unknown[], newTarget: never) =>
        construct(original, rebase(args, index), newTarget) as object,
    } as ProxyHandler<typeof original>);
    defineProperty(holder, name, { value, writable: true, configurable: true, enumerable: false });
  };
  for (const name of ["fetch", "Request", "EventSource", "WebSocket", "importScripts"]) wrap(realm, name, 0);
  if (realm.XMLHttpRequest !== undefined) wrap(realm.XMLHttpRequest.prototype, "open", 1);
}
