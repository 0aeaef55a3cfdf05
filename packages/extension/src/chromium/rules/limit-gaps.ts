import { bypassOverflow, type DeclarativeRules } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import type { Settings } from "../../contract/settings.ts";

/** More names than this nobody reads in a popup. */
const MOST_NAMED = 20;

/** Tells what rules, workers' policies and the seal had no room for, by name: none of it is left out in silence. */
export function limitGaps(
  { exceeded, workersWithout }: Pick<DeclarativeRules, "exceeded" | "workersWithout">,
  { mode, grants, localNames }: Pick<Settings, "mode" | "grants" | "localNames">,
): readonly Gap[] {
  const siteOf = new Map(grants.map(({ id, site }) => [id, site]));
  const sitesOf = (ids: readonly string[]): readonly string[] => [
    ...new Set(ids.map((id) => siteOf.get(id) ?? id)),
  ];
  const sealed =
    mode === "sealed"
      ? bypassOverflow({ grants, localNames, nowMs: Date.now() })
      : { localNames: [], grants: [] };
  return [
    ...exceeded.map(({ max, count, leftOut }): Gap => {
      return { kind: "rule-quota", detail: `${count} > ${max}: ${list(sitesOf(leftOut))}` };
    }),
    ...limit("not sealed", sealed.localNames),
    ...limit("sealed: some ports stay closed", sitesOf(sealed.grants)),
    ...limit("workers: some ports stay closed", workersWithout),
  ];
}

function limit(what: string, names: readonly string[]): readonly Gap[] {
  return names.length === 0 ? [] : [{ kind: "limit", detail: `${what}: ${list(names)}` }];
}

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`+ ${more}`] : [])].join(", ");
}
