/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method -- built-ins are taken from their
   places once; what comes out of them is judged by what it has */
import type { BuiltIns } from "./built-ins.ts";
import { DOCUMENTS, INSERTIONS, WINDOWS, type FrameMembers } from "./frame-members.ts";

/**
 * Guards frames of the same origin whose first document the browser gives to the page before it gives it to the
 * extension: a frame that already has somewhere to go is reachable at once, and content scripts skip the empty
 * document that it is going to leave.
 *
 * Such a frame comes into being inside a call that inserts it, or while the document is parsed, and is reached through
 * its element, through a window's property, or as `window[0]`. What this cannot stand in front of is in
 * `REALM_HOLES`.
 */
export function watchFrames(
  realm: Window & typeof globalThis,
  builtIns: BuiltIns,
  guard: (frame: Window & typeof globalThis) => void,
): void {
  const { apply, addEventListener, defineProperty, getOwnPropertyDescriptor, Proxy } = builtIns;
  const { document, MutationObserver } = realm;
  const getter = (name: string, member: string): (() => unknown) | undefined =>
    getOwnPropertyDescriptor(prototypeOf(name) ?? {}, member)?.get;
  const prototypeOf = (name: string): object | undefined => {
    const Interface: unknown = getOwnPropertyDescriptor(realm, name)?.value;
    return typeof Interface === "function" ? (Interface.prototype as object) : undefined;
  };
  const readWindow = getter("Document", "defaultView");
  const readDocument = getter("Node", "ownerDocument");
  // A page may replace `length`, but not what its getter says.
  const { get: readLength } = getOwnPropertyDescriptor(realm, "length") ?? {};

  const enter = (frame: unknown): void => {
    if (typeof frame !== "object" || frame === null) return;
    try {
      guard(frame as Window & typeof globalThis);
    } catch {
      // A frame of another origin: its own document is guarded by the extension.
    }
  };
  const enterDocument = (found: unknown): void => {
    if (readWindow !== undefined && typeof found === "object" && found !== null)
      enter(apply(readWindow, found, []));
  };
  const sweep = (view: Window): void => {
    const count: number = readLength === undefined ? 0 : apply(readLength, view, []);
    for (let index = 0; index < count; index++) enter(view[index]);
  };
  const sweepOwn = (): void => {
    sweep(realm);
    // `document.open()` removes listeners; adding one twice does nothing.
    apply(addEventListener, document, ["load", sweepOwn, true]);
  };
  /** Frames come into the document of the node, which may be another than the one whose method was borrowed. */
  const sweepAround = (_result: unknown, self: unknown): void => {
    sweepOwn();
    if (readDocument === undefined || readWindow === undefined) return;
    try {
      const view: unknown = apply(readWindow, apply(readDocument, self, []) ?? self, []);
      if (view !== realm && typeof view === "object" && view !== null) sweep(view as Window);
    } catch {
      // Not a node, or one without a window: it cannot hold a frame.
    }
  };

  type Then = (result: unknown, self: unknown) => void;
  const follow = <F extends object>(original: F, then: Then): F =>
    new Proxy(original, {
      __proto__: null,
      apply: (target: F, self: unknown, args: unknown[]) => {
        let result: unknown;
        try {
          result = apply(target as () => unknown, self, args);
        } finally {
          then(result, self);
        }
        return result;
      },
    } as ProxyHandler<F>);
  const hook = (holder: object | undefined, row: FrameMembers, then: Then): void => {
    if (holder === undefined) return;
    const kind = row[1];
    const members = row[2];
    for (let index = 0; index < members.length; index++) {
      const name = members[index] as string;
      const old = getOwnPropertyDescriptor(holder, name);
      const original: unknown = old?.[kind];
      if (typeof original !== "function") continue;
      const descriptor = { __proto__: null, ...old } as PropertyDescriptor;
      descriptor[kind] = follow(original, then) as never;
      defineProperty(holder, name, descriptor);
    }
  };
  const hookAll = (table: readonly FrameMembers[], then: Then): void => {
    for (let index = 0; index < table.length; index++) {
      const row = table[index] as FrameMembers;
      hook(prototypeOf(row[0]), row, then);
    }
  };
  hookAll(INSERTIONS, sweepAround);
  hookAll(WINDOWS, enter);
  hookAll(DOCUMENTS, enterDocument);
  hook(prototypeOf("Document"), ["Document", "value", ["open"]], (found, self) => {
    enter(found);
    sweepAround(found, self);
  });
  hook(realm, ["Window", "value", ["open"]], enter);
  // What the parser inserts: the observer is told before the next script of the document runs.
  new MutationObserver(sweepOwn).observe(document, {
    __proto__: null,
    childList: true,
    subtree: true,
  } as MutationObserverInit);
  sweepOwn();
}
