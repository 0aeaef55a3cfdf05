import { ANY_SITE } from "../find-grant.ts";
import type { ReadyMadePair } from "../ready-made-pair.ts";
import { READY_MADE_PAIRS } from "./index.ts";

/** Ready-made pairs that may be offered on a site, those that name it first. */
export function pairsForSite(site: string): readonly ReadyMadePair[] {
  const own = READY_MADE_PAIRS.filter(({ sites }) => sites.includes(site));
  return [...own, ...READY_MADE_PAIRS.filter(({ sites }) => sites.includes(ANY_SITE))];
}
