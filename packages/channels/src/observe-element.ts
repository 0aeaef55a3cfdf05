import type { ProbeEnvironment } from "./driver.ts";
import { observe, onEnd } from "./observe.ts";
import type { Outcome } from "./outcome.ts";

/** Puts the element that `create` makes into the document and reports its `load` or `error` event. */
export function observeElement(env: ProbeEnvironment, create: () => Element): Promise<Outcome> {
  return observe(env, (settle, lifetime) => {
    const element = create();
    element.addEventListener("load", () => settle({ kind: "load" }), { signal: lifetime });
    element.addEventListener("error", () => settle({ kind: "error" }), { signal: lifetime });
    attach(element, lifetime);
  });
}

/** Keeps `element` in the document for as long as `lifetime` lasts. */
export function attach(element: Element, lifetime: AbortSignal): void {
  onEnd(lifetime, () => element.remove());
  (document.body ?? document.documentElement).append(element);
}
