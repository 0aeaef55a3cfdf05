import { compareSpace, type AddressSpace, type PolicyOrigin } from "@hushport/core";
import { putYoungest } from "../names/put-youngest.ts";

/** How many navigations are kept; the oldest is forgotten first. */
const MAX_CHAINS = 1024;

/** Where the navigations that are under way have been so far. */
export interface RedirectChains {
  /** A navigation was redirected by a host that answered from `space` (`null`: nobody knows). */
  readonly hop: (requestId: string, host: string, space: AddressSpace | null) => void;
  /**
   * A request of a navigation begins at a host. Whoever the same request asked before has redirected it: of a redirect
   * that a service worker makes up, no other event tells.
   *
   * @param spaceOf Where a host is known to be (`null`: nobody knows).
   */
  readonly begins: (requestId: string, host: string, spaceOf: (host: string) => AddressSpace | null) => void;
  /** @returns The most public host on the way so far; `undefined` before the first redirect. */
  readonly of: (requestId: string) => PolicyOrigin | undefined;
  readonly ended: (requestId: string) => void;
}

/** A redirect after a typed address is the redirecting site's doing. */
export function createRedirectChains(): RedirectChains {
  const chains = new Map<string, PolicyOrigin>();
  const hosts = new Map<string, string>();
  const hop: RedirectChains["hop"] = (requestId, host, space) => {
    const before = chains.get(requestId);
    const isMorePublic =
      before === undefined || compareSpace(space ?? "public", before.space ?? "public") > 0;
    if (isMorePublic) putYoungest(chains, requestId, { host, space }, MAX_CHAINS);
  };
  return {
    hop,
    begins: (requestId, host, spaceOf) => {
      const before = hosts.get(requestId);
      if (before !== undefined && before !== host) hop(requestId, before, spaceOf(before));
      putYoungest(hosts, requestId, host, MAX_CHAINS);
    },
    of: (requestId) => chains.get(requestId),
    ended: (requestId) => {
      chains.delete(requestId);
      hosts.delete(requestId);
    },
  };
}
