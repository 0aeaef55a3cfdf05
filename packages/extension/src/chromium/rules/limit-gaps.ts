import { ANY_SITE, bypassOverflow, type DeclarativeRules } from "@hushport/core";
import type { Gap, GapKind } from "../../contract/gap.ts";
import type { SettingsInForce } from "../../contract/settings.ts";

/** More names than this nobody reads in a popup. */
const MOST_NAMED = 20;

/**
 * Tells what rules, workers' policies and the seal had no room for, by name: none of it is left out in silence. Sites of
 * private windows are counted and not named, since gaps are shown in every window.
 */
export function limitGaps(
  { exceeded, workersWithout }: Pick<DeclarativeRules, "exceeded" | "workersWithout">,
  { mode, grants, localNames, kept }: Pick<SettingsInForce, "mode" | "grants" | "localNames" | "kept">,
): readonly Gap[] {
  const siteOf = new Map(grants.map(({ id, site }) => [id, site]));
  const named = new Set([ANY_SITE, ...kept.grants.map(({ site }) => site)]);
  const listSites = (sites: readonly string[]): string => {
    const all = [...new Set(sites)];
    const told = all.filter((site) => named.has(site));
    return list(told, all.length);
  };
  const sitesOf = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => siteOf.get(id) ?? []);
  const sealed =
    mode === "sealed"
      ? bypassOverflow({ grants, localNames, nowMs: Date.now() })
      : { localNames: [], grants: [] };
  return [
    ...exceeded.map(({ max, count, leftOut }): Gap => {
      return { kind: "rule-quota", detail: `${count} > ${max}: ${listSites(sitesOf(leftOut))}` };
    }),
    ...gap("limit-names", list(sealed.localNames)),
    ...gap("limit-ports", listSites(sitesOf(sealed.grants))),
    ...gap("limit-workers", listSites(workersWithout)),
  ];
}

function gap(kind: GapKind, detail: string): readonly Gap[] {
  return detail === "" ? [] : [{ kind, detail }];
}

/** @param count How many there are, those that are not named included. */
function list(names: readonly string[], count = names.length): string {
  const shown = names.slice(0, MOST_NAMED);
  const more = count - shown.length;
  return [...shown, ...(more > 0 ? [`+ ${more}`] : [])].join(", ");
}
