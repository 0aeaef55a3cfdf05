import { endpointOfUrl, furtherReach, parseHost, type Probe, type Reach } from "@hushport/core";
import type { IntentTracker } from "../cdp/intents.ts";
import { REFUSED_NAME, type NetLogReader } from "../netlog/reader.ts";
import type { NetLogTracker } from "../netlog/tracker.ts";
import type { Wire } from "../netlog/wire.ts";
import { draftAhead } from "./ahead.ts";
import type { Draft } from "./draft.ts";
import { Locality } from "./locality.ts";
import { outcomeOf } from "./outcome.ts";
import { draftPeers, smuggledText } from "./peers.ts";
import { draftRequests } from "./requests.ts";
import type { Resolution } from "../resolution.ts";

/** The witnesses of one visit, and what is needed to read them. */
export interface Witnesses {
  readonly intents: IntentTracker;
  readonly netLog: NetLogTracker;
  readonly errorName: NetLogReader["errorName"];
  readonly hasRefusedNames: NetLogReader["hasRefusedNames"];
  readonly resolutions: readonly Resolution[];
  readonly ownEndpoint: { readonly host: string; readonly port: number } | undefined;
  /** On the browser's monotonic clock: when the navigation began. */
  readonly startMs: number;
  /** On the same clock: when the browser was told to close. What ends later was cut off by that. */
  readonly closingMs: number;
}

/** Puts the witnesses of a visit together: one probe for each attempt to reach something local, in order of time. */
export function reconcile(witnesses: Witnesses): Probe[] {
  const { intents, netLog, closingMs } = witnesses;
  const addressesOf = (host: string): readonly string[] => netLog.resolver.addressesOf(host);
  const locality = new Locality({ ...witnesses, addressesOf });
  const activities = netLog.activities();
  const requests = draftRequests(
    intents.intents,
    activities.filter((activity) => activity.kind === "request" || activity.kind === "webtransport"),
    { errorName: witnesses.errorName, topOrigin: intents.targets.visitedOrigin() },
  );
  const ahead = draftAhead(
    activities.filter((activity) => activity.kind === "preconnect" || activity.kind === "lookup"),
    {
      requests,
      topUrl: intents.targets.visitedUrl(),
      refusedName: witnesses.hasRefusedNames ? REFUSED_NAME : undefined,
    },
  );
  const peers = draftPeers(
    intents.peerCalls,
    activities.filter((activity) => activity.kind === "peer"),
    {
      addressesOf: (host) => netLog.resolver.possibleAddressesOf(host),
      ownPorts: netLog.ownUdpPorts(),
    },
  );
  const drafts = [...requests, ...ahead, ...peers].sort((a, b) => a.atMs - b.atMs);
  const probes: Probe[] = [];
  for (const draft of drafts) {
    const place = locality.placeOf(draft.host, draft.port, triedAddresses(draft.wires));
    if (place === undefined || isToOwnServer(draft)) continue;
    const { state, bytesSent, bytesReceived, ...outcome } = outcomeOf(draft.wires, closingMs);
    const endMs = draft.endMs ?? lastEnd(draft);
    const smuggled = smuggledText(draft.wires);
    probes.push({
      id: `p${probes.length + 1}`,
      atMs: round(Math.max(0, draft.atMs - witnesses.startMs)),
      channel: draft.channel,
      context: draft.context,
      scheme: draft.scheme,
      host: draft.host,
      ...(draft.spelling !== undefined && { spelling: draft.spelling }),
      address: place.address,
      port: draft.port,
      space: place.space,
      path: draft.path,
      reach: reachOf(draft, outcome.reach, place.address),
      state,
      durationMs: endMs === null || endMs >= closingMs ? null : round(Math.max(0, endMs - draft.atMs)),
      error: endMs !== null && endMs >= closingMs && draft.endMs !== null ? null : draft.error,
      bytesSent,
      bytesReceived,
      ...(smuggled !== undefined && { smuggled }),
      lna: draft.lna,
      initiator: draft.initiator,
      recorders: [...draft.recorders],
    });
  }
  return probes;
}

/** A document that came from a local endpoint may talk to it: that reaches nothing less public than itself. */
function isToOwnServer({ initiator, channel, host, port }: Draft): boolean {
  if (initiator.frameUrl === null || channel === "navigation") return false;
  const own = endpointOfUrl(initiator.frameUrl);
  return own !== undefined && own.host === host && own.port === port;
}

/** Addresses that were tried, with those that took the connection first: `localhost` is tried at `::1` before `127.0.0.1`. */
function triedAddresses(wires: readonly Wire[]): string[] {
  const [taken, refused] = [true, false].map((isTaken) =>
    wires.filter(({ connectedMs }) => (connectedMs !== null) === isTaken).map(({ address }) => address),
  );
  return [...(taken ?? []), ...(refused ?? [])];
}

function reachOf(draft: Draft, wireReach: Reach, address: string | null): Reach {
  let reach = wireReach;
  const isName = parseHost(draft.host)?.kind === "name";
  if (draft.isResolved || (isName && address !== null)) reach = furtherReach(reach, "dns");
  if (draft.hasSentRequest) reach = furtherReach(reach, "request");
  if (draft.hasResponse) reach = furtherReach(reach, "response");
  // WebRTC has no requests: bytes on its stream are the request, and bytes back the response.
  const isPeer = draft.channel.startsWith("webrtc-");
  const stream = draft.wires.filter(
    ({ transport, hasSentClientHello }) => transport === "tcp" && !hasSentClientHello,
  );
  if (isPeer && stream.some(({ bytesSent }) => bytesSent > 0)) reach = furtherReach(reach, "request");
  if (isPeer && stream.some(({ bytesReceived }) => bytesReceived > 0))
    reach = furtherReach(reach, "response");
  return reach;
}

function lastEnd({ wires }: Draft): number | null {
  const ends = wires.map(({ endMs }) => endMs);
  if (ends.length === 0 || ends.includes(null)) return null;
  return Math.max(...ends.filter((end) => end !== null));
}

/** Both clocks tick in fractions of a millisecond that mean nothing. */
function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
