import { grantFrom, READY_MADE_PAIRS, type Grant } from "@hushport/core";

/**
 * Makes grants of ready-made pairs, one for each of their sites.
 *
 * @returns What is wrong, when there is no such pair.
 */
export function readyMadeGrants(ids: readonly string[]): readonly Grant[] | string {
  const grants: Grant[] = [];
  for (const [index, id] of [...new Set(ids)].entries()) {
    const pair = READY_MADE_PAIRS.find((known) => known.id === id);
    if (pair === undefined) return `readyMade[${index}]: "${id}" is none of ${knownIds()}`;
    for (const site of pair.sites)
      grants.push(
        grantFrom(pair, { site, lifetime: { kind: "always" }, id: `ready-made-${id}-${site}`, nowMs: 0 }),
      );
  }
  return grants;
}

function knownIds(): string {
  return READY_MADE_PAIRS.map(({ id }) => id).join(", ");
}
