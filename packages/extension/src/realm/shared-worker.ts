/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method -- what a page gives is handed on to the native constructor */
import type { BuiltIns } from "./built-ins.ts";
import { WORKER_TAG } from "@hushport/core";
import { hushSockets } from "./hush-sockets.ts";

/** How many blobs of a page are remembered, so that a page that makes them without end costs no memory. */
const MAX_BLOBS = 256;

/**
 * Marks the scripts of shared workers, whose WebSockets no declarative rule sees: a tag in the fragment, which never
 * leaves the browser, lets a rule give the script a Content Security Policy. Scripts without a response (`blob:`,
 * `data:`) get a program in front instead.
 */
export function tagSharedWorkers(realm: typeof globalThis, builtIns: BuiltIns): void {
  const { apply, asText, Blob, construct, createObjectURL, defineProperty, encode } = builtIns;
  const { getOwnPropertyDescriptor, indexOf, Proxy, readMap, fillMap, clearMap, stringify, URL } = builtIns;
  const Native = realm.SharedWorker as typeof SharedWorker | undefined;
  if (typeof Native !== "function") return;
  const prefix = `(${asText(hushSockets)})(self);`;
  const blobs = new Map<string, Blob>();
  let made = 0;

  const put = (holder: object, name: string, value: unknown): void => {
    const old = getOwnPropertyDescriptor(holder, name);
    if (old !== undefined)
      defineProperty(holder, name, { __proto__: null, ...old, value } as PropertyDescriptor);
  };
  const around = <F extends object>(original: F, run: (self: unknown, args: unknown[]) => unknown): F =>
    new Proxy(original, {
      __proto__: null,
      apply: (_target: F, self: unknown, args: unknown[]) => run(self, args),
    } as ProxyHandler<F>);
  put(
    realm.URL,
    "createObjectURL",
    around(realm.URL.createObjectURL, (self, args) => {
      const url = apply(createObjectURL, self, args as [Blob]);
      if (made < MAX_BLOBS && args[0] instanceof Blob) {
        made += 1;
        apply(fillMap, blobs, [url, args[0]]);
      }
      return url;
    }),
  );
  put(
    realm.URL,
    "revokeObjectURL",
    around(realm.URL.revokeObjectURL, (self, args) => {
      const url = asText(args[0]);
      if (apply(clearMap, blobs, [url])) made -= 1;
      return apply(builtIns.revokeObjectURL, self, [url]);
    }),
  );

  /** The address as the browser will read it, so that no spelling of a scheme hides it; empty when it cannot. */
  const resolve = (url: string): string => {
    try {
      return apply(
        builtIns.readHref,
        construct(URL, [url, apply(builtIns.readBase, realm.document, [])]),
        [],
      );
    } catch {
      return "";
    }
  };
  /** The same script, with what hushes its sockets in front. */
  const cover = (url: string, isModule: boolean): string => {
    const isData = apply(indexOf, url, ["data:"]) === 0;
    const first = isModule ? `import "data:text/javascript,${encode(prefix)}";` : prefix;
    if (isData) {
      const rest = isModule ? `import ${stringify(url)};` : `importScripts(${stringify(url)});`;
      return `data:text/javascript,${encode(first + rest)}`;
    }
    const blob = apply(readMap, blobs, [url]) as Blob | undefined;
    const rest = blob ?? (isModule ? `import ${stringify(url)};` : `importScripts(${stringify(url)});`);
    return apply(createObjectURL, URL, [
      construct(Blob, [[first, rest], { __proto__: null, type: "text/javascript" }]) as Blob,
    ]);
  };
  const tagged = (given: unknown, options: unknown): unknown => {
    // Trusted Types: a text in the place of a trusted URL would be refused.
    if (typeof given === "object" && given !== null && builtIns.isScriptUrl(given)) return given;
    const url = asText(given);
    const whole = resolve(url);
    if (apply(indexOf, whole, ["blob:"]) === 0 || apply(indexOf, whole, ["data:"]) === 0)
      return cover(whole, isModuleOf(options));
    return `${url}${apply(indexOf, url, ["#"]) === -1 ? "#" : ""}${WORKER_TAG}`;
  };
  const isModuleOf = (options: unknown): boolean =>
    typeof options === "object" && options !== null && (options as WorkerOptions).type === "module";

  const Tagged: typeof SharedWorker = new Proxy(Native, {
    __proto__: null,
    construct: (_target: object, args: unknown[], newTarget: never): object =>
      construct(
        Native,
        args.length === 0
          ? []
          : args.length === 1
            ? [tagged(args[0], undefined)]
            : [tagged(args[0], args[1]), args[1]],
        newTarget,
      ) as object,
  } as ProxyHandler<typeof SharedWorker>);
  put(Native.prototype, "constructor", Tagged);
  put(realm, "SharedWorker", Tagged);
}
