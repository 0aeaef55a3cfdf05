import { endpointOfUrl, targetSpace } from "@hushport/core";
import * as z from "zod/mini";
import type { AskedNavigation } from "../contract/asked-navigation.ts";
import type { Journal } from "./journal/journal.ts";
import { siteOfUrl } from "./journal/live-visits.ts";

/** What is shown of a navigation that waits for the user's click. */
export const askedViewSchema = z.object({
  /** Exactly what *Continue* opens. */
  url: z.string(),
  method: z.string(),
  /** Whether *Continue* cannot send its body again. */
  isBodyLost: z.boolean(),
  isLoopback: z.boolean(),
  /** Whose page wanted it; `null` when nobody knows. */
  site: z.nullable(z.string()),
});

/** What is shown of a navigation that waits for the user's click. */
export type AskedView = Readonly<z.infer<typeof askedViewSchema>>;

/** What a view of a waiting navigation is made of. */
export interface AskedFacts {
  readonly asked: AskedNavigation | undefined;
  readonly tab: number;
  readonly journal: Pick<Journal, "ofTab">;
}

/**
 * Says what waits in a tab by the engine's own record, which *Continue* goes by too. The log merges what is alike and
 * can be cleared; it helps only with the site, where the browser does not name the page.
 */
export function composeAskedView({ asked, tab, journal }: AskedFacts): AskedView | null {
  if (asked === undefined) return null;
  const { url, method, addresses, from } = asked;
  const endpoint = endpointOfUrl(url);
  return {
    url,
    method,
    isBodyLost: method !== "GET" && method !== "HEAD",
    isLoopback: endpoint !== undefined && targetSpace({ ...endpoint, addresses }) === "loopback",
    site: siteOfUrl(from) ?? journal.ofTab(tab)?.facts.site ?? null,
  };
}
