import { addressSpace } from "@hushport/core";
import * as z from "zod/mini";
import type { SessionStore } from "../session-store.ts";

/** Where the documents of names came from, public names included. */
export interface DocumentBook {
  readonly ready: Promise<void>;
  /**
   * Notes that a document or a worker of a host came from an address; one that the user opened may be local again.
   *
   * @returns Whether something else is known of the host by it.
   */
  readonly note: (host: string, address: string, openedBy: "user" | "page") => boolean;
  /** @returns `null` when none was seen. */
  readonly of: (host: string) => "public" | "local" | null;
  /** Tells whether any was seen to come from a public address: behind a proxy none does. */
  readonly hasPublic: () => boolean;
}

/** Above what anybody keeps open; who is forgotten counts as one that was never seen. */
const MAX_DOCUMENTS = 256;

const hosts = z.array(z.string());

/** Keeps them as long as the browser runs, in memory only. */
export function createDocumentBook(keep: SessionStore["keep"]): DocumentBook {
  const kept = {
    public: keep("public-documents", hosts, []),
    // Of their own: public pages can frame as many others as they like.
    local: keep("local-documents", hosts, []),
  };
  const has = (kind: "public" | "local", host: string): boolean => kept[kind].get().includes(host);
  const drop = (kind: "public" | "local", host: string): void => {
    if (has(kind, host)) kept[kind].set(kept[kind].get().filter((known) => known !== host));
  };
  const put = (kind: "public" | "local", host: string): void => {
    if (!has(kind, host)) kept[kind].set([...kept[kind].get(), host].slice(-MAX_DOCUMENTS));
  };
  return {
    ready: Promise.all([kept.public.ready, kept.local.ready]).then(() => undefined),
    note: (host, address, openedBy) => {
      const isPublic = addressSpace(address) === "public";
      if (!isPublic && openedBy === "page" && has("public", host)) return false;
      const isKnown = has(isPublic ? "public" : "local", host);
      drop(isPublic ? "local" : "public", host);
      put(isPublic ? "public" : "local", host);
      return !isKnown;
    },
    of: (host) => (has("public", host) ? "public" : has("local", host) ? "local" : null),
    hasPublic: () => kept.public.get().length > 0,
  };
}
