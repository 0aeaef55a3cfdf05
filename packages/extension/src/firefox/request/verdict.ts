import type { ResponseHeader } from "./strip-alt-svc.ts";

/**
 * What Firefox is told to do with a request; nothing means that it goes on.
 *
 * Nothing is `undefined` and not `{}`: Firefox copies every object that a listener returns into a buffer of 4 kB, which
 * stays until the next garbage collection (`StructuredCloneHolder` in `ExtensionChild.sys.mjs`).
 */
export type Verdict = { readonly cancel?: true; readonly responseHeaders?: ResponseHeader[] } | undefined;

export const PASS: Verdict = undefined;
export const CANCEL: Verdict = { cancel: true };
