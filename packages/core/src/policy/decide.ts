import { isLessPublic } from "../address/compare-space.ts";
import { parseHost } from "../address/host.ts";
import type { Channel } from "../probe/channel.ts";
import type { Decision } from "./decision.ts";
import { findGrant } from "./grant/find-grant.ts";
import { initiatorSpace } from "./initiator-space.ts";
import type { PolicyInitiator } from "./policy-initiator.ts";
import type { PolicyRules } from "./policy-rules.ts";
import type { PolicyRequest, PolicyTarget } from "./policy-target.ts";
import { isSinkhole } from "./sinkhole.ts";
import { ownHostSpace, targetSpace } from "./target-space.ts";

/**
 * Decides on one request, before its first packet. Pure: the guard's listener, the generator of its declarative rules
 * and the gateway all go by it.
 *
 * It is the rule of the WICG Local Network Access specification (a request to a less public space than its
 * initiator's is a local network request) with a grant in the place of the permission. It departs from it in four
 * things: a host that was ever public stays public (rebinding); opaque origins take their most public ancestor; a page's
 * own host is judged by its addresses alone; and a top navigation that a page drives asks first.
 *
 * @see https://wicg.github.io/local-network-access/#local-network-request
 */
export function decide(initiator: PolicyInitiator, request: PolicyRequest, rules: PolicyRules): Decision {
  if (rules.mode === "off") return { action: "allow", reason: "off" };
  if (initiator.kind === "user") return { action: "allow", reason: "user-navigation" };
  if (initiator.kind !== "page") return { action: "allow", reason: "no-page" };
  const refusal = refuse(initiator, request, rules);
  if (refusal === undefined) return { action: "allow", reason: "not-local" };
  const grant = findGrant(initiator, request.target, rules);
  return grant === undefined ? refusal : { action: "allow", reason: "granted", grant: grant.id };
}

type Page = PolicyInitiator & { readonly kind: "page" };

/** @returns What happens without a grant, or `undefined` when nothing is refused. */
function refuse(page: Page, { target, channel }: PolicyRequest, rules: PolicyRules): Decision | undefined {
  const own = initiatorSpace(page);
  const isOwnHost = page.document.host === target.host;
  const space = isOwnHost ? ownHostSpace(target) : targetSpace(target, rules.localNames);
  if (!isLessPublic(space, own)) {
    return rules.mode === "sealed" && isWebRtc(channel) && isUnresolvedName(target)
      ? { action: "block", reason: "unchecked-webrtc" }
      : undefined;
  }
  if (TOP_NAVIGATIONS.has(channel)) return { action: "ask", reason: "driven-navigation" };
  if (isSinkhole(target)) return { action: "block", reason: "sinkhole" };
  if (space === "local") return { action: "block", reason: "public-to-local" };
  return { action: "block", reason: own === "public" ? "public-to-loopback" : "local-to-loopback" };
}

/** Channels that replace the top page or open another one. */
const TOP_NAVIGATIONS: ReadonlySet<Channel> = new Set(["navigation", "popup"]);

function isWebRtc(channel: Channel): boolean {
  return channel.startsWith("webrtc-");
}

function isUnresolvedName({ host, addresses }: PolicyTarget): boolean {
  return addresses.length === 0 && parseHost(host)?.kind === "name";
}
