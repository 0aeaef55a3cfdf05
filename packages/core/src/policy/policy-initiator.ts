import type { AddressSpace } from "../address/address-space.ts";

/** Where one document or worker came from. */
export interface PolicyOrigin {
  /** Canonical host, without brackets; `null` for an opaque origin (sandboxed, `data:`) or one that nobody named. */
  readonly host: string | null;
  /**
   * Address space of the address that the document came from, the most public one ever seen for its host
   * (`createSpaceMemory`); `null` when nobody knows, which counts as public.
   */
  readonly space: AddressSpace | null;
}

/**
 * Who makes a request.
 *
 * `user`: a typed address, bookmark, history entry or reload. `extension`: an extension's own pages and workers.
 * `browser`: the browser's own traffic, without any page. `page`: everything else, and everything that is in doubt.
 */
export type PolicyInitiator =
  | { readonly kind: "user" | "extension" | "browser" }
  | {
      readonly kind: "page";
      /** The document or worker that makes the request. */
      readonly document: PolicyOrigin;
      /** Its ancestors, the parent first and the top page last; empty for a top page and for workers without a page. */
      readonly ancestors: readonly PolicyOrigin[];
    };
