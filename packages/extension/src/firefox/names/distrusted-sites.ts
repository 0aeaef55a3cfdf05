import * as z from "zod/mini";
import { siteOf, WEB_PORTS, type Endpoint } from "@hushport/core";
import { putYoungest } from "./put-youngest.ts";

/** How long the names of a site that rebinds are taken for local. */
export const DISTRUST_MS = 600_000;
/** Above the trackers of a site's own that a block list holds and one page asks for; for an attacker each is a guess. */
export const MAX_NULLED_NAMES = 8;

const distrustSchema = z.object({ untilMs: z.number(), address: z.string() });
type Distrust = Readonly<z.infer<typeof distrustSchema>>;

interface NulledSite extends Distrust {
  readonly hosts: ReadonlySet<string>;
}

/** Shape of what is kept while the background sleeps: a guess is not forgiven for it. */
export const distrustedSitesSchema = z.object({
  everywhere: z.array(z.tuple([z.string(), distrustSchema])),
  besidesWebPages: z.array(z.tuple([z.string(), z.extend(distrustSchema, { hosts: z.array(z.string()) })])),
});

/** Sites with names that were public one moment and local the next. */
export interface DistrustedSites {
  /** A name of the site changed its mind. */
  readonly noteFlip: (host: string, address: string, nowMs: number) => void;
  /**
   * A public name became the null address: an attacker's wrong guess, or a block list that was switched on while the
   * page was open. A list takes single names, at the ports of web pages, so the rest of the site goes on there until
   * more of its names went than a list takes.
   */
  readonly noteNulled: (host: string, address: string, nowMs: number) => void;
  /** Local addresses that every name of an endpoint's site is to be judged by. */
  readonly addressesFor: (endpoint: Pick<Endpoint, "host" | "port">, nowMs: number) => readonly string[];
  readonly dump: () => z.infer<typeof distrustedSitesSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Distrusts nobody yet. */
export function createDistrustedSites(): DistrustedSites {
  const everywhere = new Map<string, Distrust>();
  const besidesWebPages = new Map<string, NulledSite>();

  return {
    noteFlip: (host, address, nowMs) =>
      putYoungest(everywhere, siteOf(host), { address, untilMs: nowMs + DISTRUST_MS }),
    noteNulled: (host, address, nowMs) => {
      const site = siteOf(host);
      const known = besidesWebPages.get(site);
      const earlier = known !== undefined && nowMs < known.untilMs ? known.hosts : new Set<string>();
      // An attacker has names without end, and more than enough are as many as it takes.
      const hosts = earlier.size > MAX_NULLED_NAMES ? earlier : new Set([...earlier, host]);
      const distrust = { address, untilMs: nowMs + DISTRUST_MS };
      putYoungest(besidesWebPages, site, { ...distrust, hosts });
      if (hosts.size > MAX_NULLED_NAMES) putYoungest(everywhere, site, distrust);
    },
    addressesFor: ({ host, port }, nowMs) => {
      if (everywhere.size + besidesWebPages.size === 0) return [];
      const site = siteOf(host);
      const besides = WEB_PORTS.has(port) ? undefined : besidesWebPages.get(site);
      return [everywhere.get(site), besides].flatMap((distrust) =>
        distrust !== undefined && nowMs < distrust.untilMs ? [distrust.address] : [],
      );
    },
    dump: () => ({
      everywhere: [...everywhere],
      besidesWebPages: [...besidesWebPages].map(([site, { hosts, ...distrust }]) => [
        site,
        { ...distrust, hosts: [...hosts] },
      ]),
    }),
    restore: (dumped) => {
      const parsed = distrustedSitesSchema.safeParse(dumped);
      if (!parsed.success) return;
      for (const [site, distrust] of parsed.data.everywhere)
        if (!everywhere.has(site)) everywhere.set(site, distrust);
      for (const [site, { hosts, ...distrust }] of parsed.data.besidesWebPages)
        if (!besidesWebPages.has(site)) besidesWebPages.set(site, { ...distrust, hosts: new Set(hosts) });
    },
  };
}
