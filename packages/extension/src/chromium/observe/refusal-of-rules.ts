import {
  ANY_SITE,
  decide,
  DECLARATIVE_BLIND_SPOTS,
  type Decision,
  type DeclarativeCase,
  type PolicyRules,
} from "@hushport/core";

/** Blind spots in which a rule cannot be written for what `decide` lets through. */
const STRICTER: ReadonlySet<string> = new Set(["opaque-initiator", "shared-suffix", "long-name"]);

/** A request whose verdict was made by rules. */
export interface RuledRequest extends Pick<DeclarativeCase, "initiator" | "request"> {
  readonly rules: PolicyRules;
}

/**
 * Tells why rules blocked what `decide` would have let through: a frame without an address stands for nobody, and some
 * grants cannot be said in rules.
 *
 * @returns `undefined` where rules are no stricter, so that something else must have blocked it.
 */
export function refusalOfRules({ initiator, request, rules }: RuledRequest): Decision | undefined {
  // Only a grant for any site names nobody, so that its rules hold for everybody.
  const grants = rules.grants.filter(({ site }) => site === ANY_SITE);
  if (decide(initiator, request, { ...rules, grants }).reason === "granted") return undefined;
  const { localNames = [] } = rules;
  const state = { ...rules, localNames, pauses: [], learnedLocalHosts: [], extensionId: "" };
  const input = { initiator, request, state };
  const isStricter = DECLARATIVE_BLIND_SPOTS.some(({ id, holds }) => STRICTER.has(id) && holds(input));
  if (!isStricter) return undefined;
  const isOpaque = initiator.kind === "page" && initiator.document.host === null;
  const seen = isOpaque ? NOBODY : initiator;
  const refusal = decide(seen, request, { ...rules, grants: [] });
  return refusal.action === "block" ? refusal : undefined;
}

/** A page without an origin, as rules see it. */
const NOBODY = { kind: "page", document: { host: null, space: null }, ancestors: [] } as const;
