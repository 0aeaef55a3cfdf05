import { ADDRESS_SPACES, compareSpace, type AddressSpace, type PolicyOrigin } from "@hushport/core";
import * as z from "zod/mini";
import { putYoungest } from "../names/put-youngest.ts";

/** How many navigations are kept; the oldest is forgotten first. */
const MAX_CHAINS = 1024;

const waySchema = z.object({
  /** The host that was asked last; `null` where only a redirect was told. */
  at: z.nullable(z.string()),
  /** The most public host that redirected. */
  via: z.nullable(z.object({ host: z.string(), space: z.nullable(z.enum(ADDRESS_SPACES)) })),
});
type Way = z.infer<typeof waySchema>;

/** Shape of what is kept while the background sleeps, by request: a service worker may let a navigation wait for long. */
export const redirectChainsSchema = z.array(z.tuple([z.string(), waySchema]));

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
  readonly dump: () => z.infer<typeof redirectChainsSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** A redirect after a typed address is the redirecting site's doing, also when the background slept in between. */
export function createRedirectChains(): RedirectChains {
  const ways = new Map<string, Way>();
  const hop: RedirectChains["hop"] = (requestId, host, space) => {
    const way = ways.get(requestId);
    const isMorePublic = way?.via == null || compareSpace(space ?? "public", way.via.space ?? "public") > 0;
    if (isMorePublic) putYoungest(ways, requestId, { at: way?.at ?? null, via: { host, space } }, MAX_CHAINS);
  };
  return {
    hop,
    begins: (requestId, host, spaceOf) => {
      const before = ways.get(requestId)?.at ?? host;
      if (before !== host) hop(requestId, before, spaceOf(before));
      putYoungest(ways, requestId, { at: host, via: ways.get(requestId)?.via ?? null }, MAX_CHAINS);
    },
    of: (requestId) => ways.get(requestId)?.via ?? undefined,
    ended: (requestId) => {
      ways.delete(requestId);
    },
    dump: () => [...ways],
    restore: (dumped) => {
      const parsed = redirectChainsSchema.safeParse(dumped);
      for (const [requestId, way] of parsed.success ? parsed.data : [])
        if (!ways.has(requestId)) ways.set(requestId, way);
    },
  };
}
