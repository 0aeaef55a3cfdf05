/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method, typescript/prefer-for-of --
   Built-ins are taken from their places once; loops go by index because code that ran before may have replaced what
   `for` … `of` asks. */

/** What {@link hushWorkers} needs to know. */
export interface WorkerOptions {
  readonly realm: typeof globalThis;
  /** What a URL in `realm` is relative to. */
  readonly readBase: () => string;
  /** Blobs by the URLs that were made for them, in all realms of the page. */
  readonly blobs: Map<string, Blob>;
  /** Text of a program that hushes the worker it runs in; it calls `start` with the URL that was asked for. */
  readonly bootstrap: (url: string) => string;
}

/**
 * Makes workers begin with the library and go on with their own script. Self-contained, as `wrapClass` is.
 *
 * A worker's first script is then a blob, or `data:` where it was `data:`, whose origin has to stay opaque.
 */
export function hushWorkers({ realm, readBase, blobs, bootstrap }: WorkerOptions): void {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor } = realm.Reflect;
  const { Blob, JSON, Map, Proxy, URL, encodeURIComponent, location } = realm;
  const { createObjectURL, revokeObjectURL } = URL;
  const { get: readOrigin } = getOwnPropertyDescriptor(URL.prototype, "origin") ?? {};
  const { get: readHref } = getOwnPropertyDescriptor(URL.prototype, "href") ?? {};
  const { get: find, set: keep, delete: forget } = Map.prototype;
  const { stringify } = JSON;
  const { startsWith } = realm.String.prototype;
  if (typeof createObjectURL !== "function" || readOrigin === undefined || readHref === undefined) return;
  const origin = location.origin;
  const asText = realm.String;
  const begins = (text: string, start: string): boolean => apply(startsWith, text, [start]);

  const put = (holder: object, name: string, value: unknown): void => {
    const old = getOwnPropertyDescriptor(holder, name);
    if (old !== undefined) defineProperty(holder, name, { __proto__: null, ...old, value } as object);
  };
  const around = <F extends object>(original: F, run: (self: unknown, args: unknown[]) => unknown): F =>
    new Proxy(original, {
      __proto__: null,
      apply: (_target: F, self: unknown, args: unknown[]) => run(self, args),
    } as ProxyHandler<F>);

  // A page may revoke a URL as soon as it has made a worker of it, which is before that worker asks for it.
  put(
    URL,
    "createObjectURL",
    around(createObjectURL, (self, args) => {
      const url = apply(createObjectURL, self, args as [Blob]);
      apply(keep, blobs, [url, args[0]]);
      return url;
    }),
  );
  put(
    URL,
    "revokeObjectURL",
    around(revokeObjectURL, (self, args) => {
      apply(forget, blobs, [args[0]]);
      return apply(revokeObjectURL, self, args as [string]);
    }),
  );

  /** URL of a script that hushes first; the URL given, where the browser is going to refuse it. */
  const cover = (given: unknown, isModule: boolean): unknown => {
    let url: string;
    let itsOrigin: string;
    try {
      const parsed = new URL(given as string, readBase());
      url = apply(readHref, parsed, []);
      itsOrigin = apply(readOrigin, parsed, []);
    } catch (error) {
      if (error instanceof realm.TypeError) return given;
      throw error;
    }
    const isData = begins(url, "data:");
    const blob: unknown = apply(find, blobs, [url]);
    if (!isData && itsOrigin !== origin) return given;
    const copy = blob === undefined ? url : apply(createObjectURL, URL, [blob as Blob]);
    const text = bootstrap(url);
    const quoted = stringify(copy);
    const script = isModule
      ? `import ${stringify(`data:text/javascript,${encodeURIComponent(text)}`)};import ${quoted}`
      : `${text};importScripts(${quoted})`;
    if (isData) return `data:text/javascript,${encodeURIComponent(script)}`;
    const options = { __proto__: null, type: "text/javascript" } as BlobPropertyBag;
    return apply(createObjectURL, URL, [new Blob([script], options)]);
  };

  /** Two pages cannot share a worker whose URL is a blob of one of them, but one page can share its own. */
  const shared = new Map<string, unknown>();
  const names = ["Worker", "SharedWorker"] as const;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as "Worker" | "SharedWorker";
    const Native = realm[name] as typeof Worker | undefined;
    if (Native === undefined) continue;
    const Hushed: typeof Worker = new Proxy(Native, {
      __proto__: null,
      construct: (_target: object, args: unknown[], newTarget: never): object => {
        if (args.length === 0) return construct(Native, args as [string], newTarget);
        const url = asText(args[0]);
        const options = args[1] as WorkerOptions & { type?: unknown; name?: unknown; credentials?: unknown };
        const isObject = typeof options === "object" && options !== null;
        const type = isObject ? options.type : undefined;
        const isModule = type !== undefined && asText(type) === "module";
        const key = stringify([url, isModule, isObject ? options.name : options]);
        const known: unknown = name === "SharedWorker" ? apply(find, shared, [key]) : undefined;
        args[0] = known ?? cover(url, isModule);
        if (name === "SharedWorker") apply(keep, shared, [key, args[0]]);
        return construct(Native, args as [string], newTarget);
      },
    } as ProxyHandler<typeof Worker>);
    put(Native.prototype, "constructor", Hushed);
    put(realm, name, Hushed);
  }
}
