/* oxlint-disable typescript/no-unsafe-type-assertion --
   A property may hold anything; what is not a function stays as it is. */

/** What happens around a call or construction: `go` makes it, with `args` as they are by then. */
export type Around = (go: () => unknown, args: unknown[], self: unknown) => unknown;

/**
 * Puts `around` around the function or class that `from` has as `name`, or around its getter and setter, and the result
 * on `to`; the prototype of a class then names the new one. Does nothing where there is no such property.
 */
export type Patch = (from: object, name: PropertyKey, around: Around, to?: object) => void;

/**
 * Makes a {@link Patch} of one realm. Not with plain functions but with proxies of the native ones: those have their
 * name, their length and the look of a built-in. Self-contained: workers get its text.
 */
export function createPatch(realm: typeof globalThis): Patch {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor } = realm.Reflect;
  const { Proxy } = realm;
  const keys = ["value", "get", "set"] as const;
  return (from, name, around, to = from) => {
    const old = getOwnPropertyDescriptor(from, name);
    if (old === undefined) return;
    const descriptor: PropertyDescriptor = { __proto__: null, ...old } as object;
    // By index: in a frame, code that ran before may have replaced what `for` … `of` asks.
    for (let index = 0; index < 3; index++) {
      const key = keys[index] as "value";
      const original: unknown = descriptor[key];
      if (typeof original === "function")
        descriptor[key] = new Proxy(original, {
          __proto__: null,
          apply: (_target: object, self: unknown, args: unknown[]) =>
            around(() => apply(original, self, args) as unknown, args, self),
          construct: (_target: object, args: unknown[], newTarget: object) =>
            around(() => construct(original, args, newTarget as never) as object, args, undefined) as object,
        } as ProxyHandler<object>);
    }
    defineProperty(to, name, descriptor);
    const prototype = (old.value as { readonly prototype?: object } | undefined)?.prototype;
    if (prototype !== undefined)
      defineProperty(prototype, "constructor", {
        __proto__: null,
        value: descriptor.value as unknown,
      } as object);
  };
}
