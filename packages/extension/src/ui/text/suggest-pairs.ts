import { ANY_SITE, coversTarget, READY_MADE_PAIRS, type ReadyMadePair } from "@hushport/core";
import { allEntries } from "../../guard/journal/all-entries.ts";
import { targetOf } from "../../guard/journal/target.ts";
import type { TabView } from "../../guard/replies.ts";

/**
 * Finds the ready-made pairs that fit what a site tried and was not let through. A pair for any site is suggested too:
 * an e-ID works everywhere.
 */
export function suggestPairs(
  { site, page, workers, grants }: Pick<TabView, "site" | "page" | "workers" | "grants">,
  pairs = READY_MADE_PAIRS,
): readonly ReadyMadePair[] {
  if (site === null) return [];
  const refused = [page, workers]
    .flatMap((judged) => (judged === null ? [] : allEntries(judged.visit)))
    .filter(({ decision }) => decision.action !== "allow")
    .flatMap((entry) => targetOf(entry) ?? []);
  return pairs.filter(
    (pair) =>
      (pair.sites.includes(site) || pair.sites.includes(ANY_SITE)) &&
      !grants.some(({ readyMade }) => readyMade === pair.id) &&
      refused.some((target) =>
        coversTarget({ hosts: [...pair.hosts], ports: [...pair.ports] }, { ...target, addresses: [] }),
      ),
  );
}
