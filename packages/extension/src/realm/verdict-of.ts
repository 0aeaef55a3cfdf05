import { parseHost, targetSpace } from "@hushport/core";
import type { PeerTarget } from "./peer-target.ts";

/**
 * Names that browsers make up for their own addresses in WebRTC. They are random, so a page cannot guess one of a
 * device that did not tell it; without them, calls inside one network break.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-mmusic-mdns-ice-candidates
 */
const MDNS_PEER = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\.local$/;

/**
 * What a document can tell by itself about a target: public addresses go; all else is asked of the background, which
 * knows the mode, the grants and where the page came from.
 */
export function verdictOf(target: PeerTarget): "pass" | "ask" {
  if (target.channel === "webrtc-ice-udp" && MDNS_PEER.test(target.host)) return "pass";
  // Web requests to names are the business of rules and listeners, except where neither sees them.
  if (target.channel === "other" && isPublic(target)) return "pass";
  const isAddress = parseHost(target.host)?.kind !== "name";
  return isAddress && isPublic(target) ? "pass" : "ask";
}

function isPublic({ host, port }: PeerTarget): boolean {
  return targetSpace({ host, port, addresses: [] }) === "public";
}
