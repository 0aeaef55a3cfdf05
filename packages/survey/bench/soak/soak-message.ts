import type { FinishedTry } from "../../src/index.ts";

/** What a worker of a soak tells. */
export type SoakMessage =
  | { readonly kind: "started" }
  | { readonly kind: "disk-full" }
  | { readonly kind: "end"; readonly end: FinishedTry["end"] };
