import {
  ANY_SITE,
  coversTarget,
  decide,
  isAlive,
  targetSpace,
  type AddressSpace,
  type Decision,
  type PolicyRequest,
  type PolicyRules,
} from "@hushport/core";
import type { SeenInitiator } from "../request/read-initiator.ts";

/** What the gateway makes of one request. */
export interface Judgement {
  /**
   * `public`: it passes, and its errors are told at once. `local`: what happens to it is told at the deadline, unless it
   * succeeds before. `sinkhole`: a block list answered for a public name, so that no port is touched and nothing is
   * learned from a refusal at once.
   */
  readonly kind: "public" | "local" | "sinkhole";
  readonly space: AddressSpace;
  readonly decision: Decision;
}

/** One request as the policy sees it, and who made it. */
export interface JudgedRequest extends PolicyRequest {
  readonly seen: SeenInitiator;
}

/**
 * Applies core's policy to what a proxy can see. A proxy cannot ask, so `ask` is a refusal. Where TLS hides who asks,
 * every living grant for the host and port counts; where a plain request names nobody, only grants for any site do,
 * since a page can make its browser keep quiet.
 */
export function judge({ target, channel, seen }: JudgedRequest, rules: PolicyRules): Judgement {
  const space = targetSpace(target);
  const decision = decideSeen({ target, channel }, seen, rules);
  if (decision.reason === "sinkhole") return { kind: "sinkhole", space, decision };
  return { kind: space === "public" ? "public" : "local", space, decision };
}

function decideSeen(request: PolicyRequest, seen: SeenInitiator, rules: PolicyRules): Decision {
  const decision = decide(seen.initiator, request, rules);
  if (decision.action === "allow" || seen.visibility === "seen") return decision;
  const grant = rules.grants.find(
    (candidate) =>
      (seen.visibility === "encrypted" || candidate.site === ANY_SITE) &&
      coversTarget(candidate, request.target) &&
      isAlive(candidate.lifetime, rules),
  );
  return grant === undefined ? decision : { action: "allow", reason: "granted", grant: grant.id };
}
