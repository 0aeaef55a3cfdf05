/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method, typescript/prefer-for-of --
   Built-ins are taken from their places once; loops go by index because code that ran before may have replaced what
   `for` … `of` asks. */
import type { Patch } from "../create-patch.ts";

/** What {@link hushWorkers} needs to know. */
export interface WorkerOptions {
  /** Blobs by the URLs that were made for them, in all realms of the page. */
  readonly blobs: Record<string, Blob | undefined>;
  /** Text of a program that hushes the worker it runs in, given the URL that was asked for, in quotes. */
  readonly bootstrap: (quotedUrl: string) => string;
}

/**
 * Makes workers begin with the library and go on with their own script. Self-contained, as `watchSockets` is.
 *
 * A worker's first script is then a blob, or `data:` where it was `data:`, whose origin has to stay opaque.
 */
export function hushWorkers(
  realm: typeof globalThis,
  patch: Patch,
  { blobs, bootstrap }: WorkerOptions,
): void {
  const { apply, getOwnPropertyDescriptor } = realm.Reflect;
  const { Blob, JSON, URL, encodeURIComponent } = realm;
  const { createObjectURL } = URL;
  const getterOf = (name: string) => getOwnPropertyDescriptor(URL.prototype, name)?.get as () => string;
  const readOrigin = getterOf("origin");
  const readHref = getterOf("href");
  const { stringify } = JSON;
  const { origin } = realm.location;
  const asText = realm.String;
  const asData = (script: string): string => `data:text/javascript,${encodeURIComponent(script)}`;

  // A page may revoke a URL as soon as it has made a worker of it, which is before that worker asks for it.
  patch(URL, "createObjectURL", (go, args) => {
    const url = go() as string;
    blobs[url] = args[0] as Blob;
    return url;
  });
  patch(URL, "revokeObjectURL", (go, args) => {
    blobs[args[0] as string] = undefined;
    return go();
  });

  /** URL of a script that hushes first; the URL given, where the browser is going to refuse it. */
  const cover = (given: string, isModule: boolean): string => {
    let parsed: URL;
    try {
      // A worker has no document.
      const { document } = realm as { readonly document?: Document };
      parsed = new URL(given, document?.baseURI ?? realm.location.href);
    } catch {
      return given;
    }
    const url = apply(readHref, parsed, []);
    // Of `data:`, which has an opaque origin. What else begins so, no browser makes a worker of.
    const isData = url[0] === "d";
    if (!isData && apply(readOrigin, parsed, []) !== origin) return given;
    const blob = blobs[url];
    const quoted = stringify(blob === undefined ? url : apply(createObjectURL, URL, [blob]));
    const text = bootstrap(stringify(url));
    const script = isModule
      ? `import ${stringify(asData(text))};import ${quoted}`
      : `${text};importScripts(${quoted})`;
    if (isData) return asData(script);
    const options = { __proto__: null, type: "text/javascript" } as BlobPropertyBag;
    return apply(createObjectURL, URL, [new Blob([script], options)]);
  };

  /** Two pages cannot share a worker whose URL is a blob of one of them, but one page can share its own. */
  const shared = { __proto__: null as never } as Record<string, string | undefined>;
  const hush = (name: "Worker" | "SharedWorker"): void =>
    patch(realm, name, (go, args) => {
      if (args.length === 0) return go();
      const url = asText(args[0]);
      const options = args[1] as { type?: unknown; name?: unknown } | undefined;
      const isObject = typeof options === "object" && options !== null;
      const isModule = isObject && options.type !== undefined && asText(options.type) === "module";
      const key = stringify([url, isModule, isObject ? options.name : options]);
      args[0] = name === "Worker" ? cover(url, isModule) : (shared[key] ??= cover(url, isModule));
      return go();
    });
  hush("Worker");
  hush("SharedWorker");
}
