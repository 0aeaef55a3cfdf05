/**
 * Where the code or markup that makes a probe can live.
 *
 * @see https://html.spec.whatwg.org/multipage/workers.html
 * @see https://html.spec.whatwg.org/multipage/document-sequences.html
 */
export const CONTEXTS = [
  "document",
  "same-origin-frame",
  "cross-origin-frame",
  "about-blank-frame",
  "srcdoc-frame",
  "sandboxed-frame",
  "data-frame",
  "blob-frame",
  "popup",
  "dedicated-worker",
  "blob-worker",
  "data-worker",
  "nested-worker",
  "shared-worker",
  "service-worker",
  "unknown",
] as const;

/** Where a probe was made. `unknown` is a probe that no recorder could tie to a document or worker. */
export type Context = (typeof CONTEXTS)[number];
