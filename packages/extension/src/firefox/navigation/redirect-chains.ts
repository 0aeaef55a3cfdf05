import { compareSpace, type AddressSpace, type PolicyOrigin } from "@hushport/core";

/** How many navigations are kept; the oldest is forgotten first. */
const MAX_CHAINS = 1024;

/** Where the navigations that are under way have been so far. */
export interface RedirectChains {
  /** A navigation was redirected by a host that answered from `space` (`null`: nobody knows). */
  readonly hop: (requestId: string, host: string, space: AddressSpace | null) => void;
  /** @returns The most public host on the way so far; `undefined` before the first redirect. */
  readonly of: (requestId: string) => PolicyOrigin | undefined;
  readonly ended: (requestId: string) => void;
}

/** A redirect after a typed address is the redirecting site's doing. */
export function createRedirectChains(): RedirectChains {
  const chains = new Map<string, PolicyOrigin>();
  return {
    hop: (requestId, host, space) => {
      const before = chains.get(requestId);
      const isMorePublic =
        before === undefined || compareSpace(space ?? "public", before.space ?? "public") > 0;
      if (isMorePublic) chains.set(requestId, { host, space });
      const [oldest] = chains.keys();
      if (chains.size > MAX_CHAINS && oldest !== undefined) chains.delete(oldest);
    },
    of: (requestId) => chains.get(requestId),
    ended: (requestId) => void chains.delete(requestId),
  };
}
