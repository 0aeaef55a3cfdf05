/* oxlint-disable typescript/unbound-method, unicorn/no-thenable -- methods are taken from their places once, and applied to what they are for */

/**
 * Built-ins of the page's world, taken before the page can replace them. Nothing else of that world may be used after
 * its first script has run: no method call on a built-in object, no `for` … `of`, no array spread, no assignment to an
 * index.
 */
export interface BuiltIns {
  readonly apply: typeof Reflect.apply;
  readonly construct: typeof Reflect.construct;
  readonly defineProperty: typeof Reflect.defineProperty;
  readonly getOwnPropertyDescriptor: typeof Reflect.getOwnPropertyDescriptor;
  readonly get: typeof Reflect.get;
  readonly setPrototypeOf: typeof Reflect.setPrototypeOf;
  readonly Proxy: ProxyConstructor;
  readonly arrayFrom: typeof Array.from;
  readonly asNumber: (value: unknown) => number;
  readonly asText: (value: unknown) => string;
  readonly encode: typeof encodeURIComponent;
  readonly stringify: (text: string) => string;
  readonly Blob: typeof Blob;
  readonly URL: typeof URL;
  readonly createObjectURL: typeof URL.createObjectURL;
  readonly revokeObjectURL: typeof URL.revokeObjectURL;
  readonly readHref: (this: URL) => string;
  /** What addresses in a document are relative to. */
  readonly readBase: (this: Node) => string;
  readonly isScriptUrl: (value: object) => boolean;
  readonly slice: typeof String.prototype.slice;
  readonly indexOf: typeof String.prototype.indexOf;
  /** Makes a list that the browser reads item by item as it is now, whatever the page did to arrays. */
  readonly sealList: <Item>(items: Item[]) => Item[];
  readonly Promise: PromiseConstructor;
  readonly then: typeof Promise.prototype.then;
  readonly setTimeout: typeof setTimeout;
  readonly queueMicrotask: typeof queueMicrotask;
  readonly readSlot: typeof WeakMap.prototype.get;
  readonly fillSlot: typeof WeakMap.prototype.set;
  readonly readMap: typeof Map.prototype.get;
  readonly fillMap: typeof Map.prototype.set;
  readonly clearMap: typeof Map.prototype.delete;
  readonly Event: typeof Event;
  readonly dispatchEvent: typeof EventTarget.prototype.dispatchEvent;
  readonly addEventListener: typeof EventTarget.prototype.addEventListener;
  readonly getAttribute: typeof Element.prototype.getAttribute;
  readonly setAttribute: typeof Element.prototype.setAttribute;
}

/** Takes the built-ins of the world that this runs in. */
export function takeBuiltIns(): BuiltIns {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, get, setPrototypeOf } = Reflect;
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const { getAttribute, setAttribute } = Element.prototype;
  const { createObjectURL, revokeObjectURL } = URL;
  const { slice, indexOf } = String.prototype;
  return {
    apply,
    construct,
    defineProperty,
    getOwnPropertyDescriptor,
    get,
    setPrototypeOf,
    Proxy,
    arrayFrom: Array.from,
    asNumber: Number,
    asText: String,
    encode: encodeURIComponent,
    stringify: JSON.stringify,
    Blob,
    URL,
    createObjectURL,
    revokeObjectURL,
    readHref: getterOf(URL.prototype, "href"),
    readBase: getterOf(Node.prototype, "baseURI"),
    isScriptUrl: readScriptUrlTest(),
    slice,
    indexOf,
    sealList,
    Promise,
    then: Promise.prototype.then,
    setTimeout,
    queueMicrotask,
    readSlot: WeakMap.prototype.get,
    fillSlot: WeakMap.prototype.set,
    readMap: Map.prototype.get,
    fillMap: Map.prototype.set,
    clearMap: Map.prototype.delete,
    Event,
    dispatchEvent,
    addEventListener,
    getAttribute,
    setAttribute,
  };
}

const { iterator } = Symbol;
const { defineProperty: define } = Reflect;

function sealList<Item>(items: Item[]): Item[] {
  const walk = (): object => {
    let at = 0;
    return {
      __proto__: null,
      next: () => ({ __proto__: null, done: at >= items.length, value: items[at++] }),
    };
  };
  define(items, iterator, { value: walk });
  return items;
}

function getterOf(prototype: object, name: string): () => string {
  return Reflect.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => "");
}

/** Trusted Types came to Firefox later than to Chromium. */
function readScriptUrlTest(): (value: object) => boolean {
  const factory: unknown = Reflect.get(globalThis, "trustedTypes");
  if (typeof factory !== "object" || factory === null) return () => false;
  const test: unknown = Reflect.get(factory, "isScriptURL");
  if (typeof test !== "function") return () => false;
  const { apply } = Reflect;
  return (value) => apply(test, factory, [value]) === true;
}
