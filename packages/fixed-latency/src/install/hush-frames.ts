/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method, typescript/prefer-for-of --
   Built-ins are taken from their places once; loops go by index because code that ran before may have replaced what
   `for` … `of` asks. */

/**
 * Hushes frames of the same origin before whoever made them can use them. Self-contained, as `wrapClass` is.
 *
 * A frame comes into being inside a call that inserts it, or while the document is parsed; and it is reached through
 * its element, or as `window[0]`, which nothing can stand in front of.
 */
export function hushFrames(
  realm: Window & typeof globalThis,
  hush: (frame: typeof globalThis) => void,
): void {
  const { apply, defineProperty, getOwnPropertyDescriptor } = realm.Reflect;
  const { document, MutationObserver, Proxy } = realm;
  const { addEventListener } = realm.EventTarget.prototype;
  const { get: readWindow } = getOwnPropertyDescriptor(realm.Document.prototype, "defaultView") ?? {};
  // A page may replace `length`, but not what its getter says.
  const { get: readLength } = getOwnPropertyDescriptor(realm, "length") ?? {};

  const enter = (frame: unknown): void => {
    if (typeof frame !== "object" || frame === null) return;
    try {
      hush(frame as typeof globalThis);
    } catch {
      // A frame of another origin, whose own page has to hush it.
      return;
    }
  };
  const sweep = (): void => {
    const count = readLength === undefined ? 0 : apply(readLength, realm, []);
    for (let index = 0; index < count; index++) enter(realm[index]);
    // `document.open()` removes listeners; adding one twice does nothing.
    apply(addEventListener, document, ["load", sweep, true]);
  };

  type Then = (result: unknown) => void;
  const follow = <F extends object>(original: F, then: Then): F =>
    new Proxy(original, {
      __proto__: null,
      apply: (target: F, self: unknown, args: unknown[]) => {
        let result: unknown;
        try {
          result = apply(target as unknown as () => unknown, self, args);
        } finally {
          then(result);
        }
        return result;
      },
    } as ProxyHandler<F>);
  const hook = (table: readonly string[], then: Then): void => {
    for (let row = 0; row < table.length; row++) {
      const names = apply(realm.String.prototype.split, table[row] as string, [" "]);
      const Interface: unknown = realm[names[0] as never];
      if (typeof Interface !== "function") continue;
      const prototype = Interface.prototype as object;
      for (let index = 1; index < names.length; index++) {
        const name = names[index] as string;
        const old = getOwnPropertyDescriptor(prototype, name);
        if (old === undefined) continue;
        const descriptor = { __proto__: null, ...old } as PropertyDescriptor;
        if (typeof old.value === "function") descriptor.value = follow(old.value as object, then);
        if (old.get !== undefined && then !== sweep) descriptor.get = follow(old.get, then) as () => unknown;
        if (old.set !== undefined && then === sweep) descriptor.set = follow(old.set, then) as () => void;
        defineProperty(prototype, name, descriptor);
      }
    }
  };

  hook(
    [
      "Node appendChild insertBefore replaceChild",
      "Element append prepend after before replaceWith replaceChildren moveBefore insertAdjacentElement insertAdjacentHTML setHTML setHTMLUnsafe innerHTML outerHTML",
      "Document append prepend replaceChildren moveBefore write writeln execCommand body",
      "DocumentFragment append prepend replaceChildren moveBefore",
      "ShadowRoot innerHTML setHTML setHTMLUnsafe",
      "CharacterData after before replaceWith",
      "DocumentType after before replaceWith",
      "Range insertNode surroundContents",
      "HTMLTableElement caption tHead tFoot",
      "HTMLSelectElement add",
      "HTMLOptionsCollection add",
    ],
    sweep,
  );
  hook(
    ["HTMLIFrameElement contentWindow", "HTMLFrameElement contentWindow", "HTMLObjectElement contentWindow"],
    enter,
  );
  hook(
    [
      "HTMLIFrameElement contentDocument getSVGDocument",
      "HTMLFrameElement contentDocument",
      "HTMLObjectElement contentDocument getSVGDocument",
      "HTMLEmbedElement getSVGDocument",
    ],
    (found) => {
      if (readWindow !== undefined && typeof found === "object" && found !== null)
        enter(apply(readWindow, found, []));
    },
  );
  hook(["Document open"], (found) => {
    enter(found);
    sweep();
  });
  defineProperty(realm, "open", {
    __proto__: null,
    ...getOwnPropertyDescriptor(realm, "open"),
    value: follow(realm.open, enter),
  } as PropertyDescriptor);
  // What the parser inserts: the observer is told before the next script of the document runs.
  new MutationObserver(sweep).observe(document, {
    __proto__: null,
    childList: true,
    subtree: true,
  } as MutationObserverInit);
  sweep();
}
