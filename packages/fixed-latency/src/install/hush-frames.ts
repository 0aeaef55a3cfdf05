/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method, typescript/prefer-for-of --
   Built-ins are taken from their places once; loops go by index because code that ran before may have replaced what
   `for` … `of` asks. */
import type { Around, Patch } from "../create-patch.ts";

/**
 * Hushes frames of the same origin before whoever made them can use them. Self-contained, as `watchSockets` is.
 *
 * A frame comes into being inside a call that inserts it, or while the document is parsed; and it is reached through
 * its element, or as `window[0]`, which nothing can stand in front of.
 */
export function hushFrames(
  realm: Window & typeof globalThis,
  patch: Patch,
  hush: (frame: typeof globalThis) => void,
): void {
  const { apply, getOwnPropertyDescriptor, ownKeys } = realm.Reflect;
  const { document, MutationObserver } = realm;
  const { addEventListener } = realm.EventTarget.prototype;
  const { exec } = realm.RegExp.prototype;
  const asText = realm.String;
  const getterOf = (holder: object, name: string) =>
    getOwnPropertyDescriptor(holder, name)?.get as () => never;
  const readWindow = getterOf(realm.Document.prototype, "defaultView");
  // A page may replace `length`, but not what its getter says.
  const readLength = getterOf(realm, "length");

  const enter = (frame: () => typeof globalThis): void => {
    try {
      hush(frame());
    } catch {
      // No window, or one of another origin, whose own page has to hush it.
      return;
    }
  };
  const sweep = (): void => {
    const count = apply(readLength, realm, []) as number;
    for (let index = 0; index < count; index++) enter(() => realm[index] as Window & typeof globalThis);
    // `document.open()` removes listeners; adding one twice does nothing.
    apply(addEventListener, document, ["load", sweep, true]);
  };
  const inserts = (go: () => unknown): unknown => {
    try {
      return go();
    } finally {
      sweep();
    }
  };
  /** Gives a window, or a document. */
  const finds: Around = (go) => {
    const found = inserts(go);
    enter(() => found as typeof globalThis);
    enter(() => apply(readWindow, found, []));
    return found;
  };

  // Calls that find a frame; then all that insert what they are given, or text that becomes elements, and more that begin
  // alike and do no harm.
  const names =
    /^((content[DW]|getSVG|open)|append|prepend|after|before|insert|replace|move|setHTML|inner|outer|wr|execC|body|sur|add|cap|tH|tF)/;
  const holders = apply(
    asText.prototype.split,
    "Node Element Document DocumentFragment ShadowRoot CharacterData DocumentType Range HTMLTableElement HTMLSelectElement HTMLOptionsCollection HTMLIFrameElement HTMLFrameElement HTMLObjectElement HTMLEmbedElement",
    [" "],
  );
  for (let row = 0; row < holders.length; row++) {
    const { prototype = {} } = (realm[holders[row] as never] ?? {}) as { prototype?: object };
    const keys = ownKeys(prototype);
    for (let index = 0; index < keys.length; index++) {
      const found = apply(exec, names, [asText(keys[index])]);
      if (found !== null) patch(prototype, keys[index] as string, found[2] === undefined ? inserts : finds);
    }
  }
  patch(realm, "open", finds);
  // What the parser inserts: the observer is told before the next script of the document runs.
  new MutationObserver(sweep).observe(document, {
    __proto__: null,
    childList: true,
    subtree: true,
  } as MutationObserverInit);
  sweep();
}
