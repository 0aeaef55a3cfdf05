import { ANY_SITE, canBeRuled, coversTarget, READY_MADE_PAIRS, type ReadyMadePair } from "@hushport/core";
import { allEntries } from "../../guard/journal/all-entries.ts";
import { targetOf } from "../../guard/journal/target.ts";
import type { TabView } from "../../guard/replies.ts";
import { isNameless } from "./port-groups.ts";

/** How pairs are chosen. */
export interface SuggestPairsOptions {
  /** Whether the guard works by declarative rules, as in Chromium. */
  readonly isByRules: boolean;
  /** Ids of pairs to be shown in any case. */
  readonly kept?: ReadonlySet<string>;
}

/**
 * Finds the ready-made pairs that fit what a site tried and was not let through. A pair for any site is suggested too:
 * an e-ID works everywhere. Where rules decide, nothing is suggested that no rule could let through.
 */
export function suggestPairs(
  { site, page, workers, grants }: Pick<TabView, "site" | "page" | "workers" | "grants">,
  { isByRules, kept }: SuggestPairsOptions,
  pairs = READY_MADE_PAIRS,
): readonly ReadyMadePair[] {
  if (site === null) return [];
  const refused = [page, workers]
    .flatMap((judged) => (judged === null ? [] : allEntries(judged.visit)))
    .filter((entry) => entry.decision.action !== "allow" && !(isByRules && isNameless(entry)))
    .flatMap((entry) => targetOf(entry) ?? []);
  return pairs.filter(
    (pair) =>
      kept?.has(pair.id) === true ||
      ((pair.sites.includes(site) || pair.sites.includes(ANY_SITE)) &&
        (!isByRules || canBeRuled({ site, hosts: [...pair.hosts] })) &&
        !grants.some(({ readyMade }) => readyMade === pair.id) &&
        refused.some((target) =>
          coversTarget({ hosts: [...pair.hosts], ports: [...pair.ports] }, { ...target, addresses: [] }),
        )),
  );
}
