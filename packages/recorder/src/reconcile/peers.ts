import { UNKNOWN_INITIATOR, type Channel, type Scheme } from "@hushport/core";
import type { PeerCall } from "../cdp/intent.ts";
import type { PeerActivity } from "../netlog/activity.ts";
import { parseStun } from "../netlog/stun.ts";
import type { Wire } from "../netlog/wire.ts";
import { peerEndpoints, type PeerEndpoint } from "./candidate.ts";
import type { Draft } from "./draft.ts";

/** What the resolver and the browser's own sockets say about peers. */
export interface PeerSurroundings {
  readonly addressesOf: (host: string) => readonly string[];
  /** Ports of the browser's own UDP sockets: a page that calls itself reaches nobody else. */
  readonly ownPorts: ReadonlySet<number>;
}

/** Pairs what pages gave to RTCPeerConnection with the sockets that WebRTC opened. */
export function draftPeers(
  calls: readonly PeerCall[],
  activities: readonly PeerActivity[],
  { addressesOf, ownPorts }: PeerSurroundings,
): Draft[] {
  const others = activities.filter(({ wire }) => wire.transport === "tcp" || !ownPorts.has(wire.port));
  const isUsed = new Set<PeerActivity>();
  const drafts: Draft[] = [];
  const byPeer = new Map<string, Draft>();
  const byPort = groupByPort(others);
  for (const call of calls) {
    for (const endpoint of peerEndpoints(call.message)) {
      if (endpoint.scheme === "ice" && endpoint.transport === "udp" && ownPorts.has(endpoint.port)) continue;
      // The same candidate in a description and by itself is one endpoint of one connection.
      const key = [call.message.href, call.message.peer, endpoint.channel, endpoint.host, endpoint.port].join(
        " ",
      );
      if (byPeer.has(key)) continue;
      const draft = draftCall(call, endpoint);
      const matches = (byPort.get(`${endpoint.transport} ${endpoint.port}`) ?? []).filter(
        ({ wire }) => wire.address === endpoint.host || addressesOf(endpoint.host).includes(wire.address),
      );
      for (const activity of matches) {
        if (isUsed.has(activity) && endpoint.transport === "tcp") continue;
        isUsed.add(activity);
        draft.wires.push(activity.wire);
        draft.recorders.add("netlog");
      }
      byPeer.set(key, draft);
      drafts.push(draft);
    }
  }
  const alone = new Map<string, Draft>();
  for (const activity of others) {
    if (isUsed.has(activity)) continue;
    const { address, port, transport } = activity.wire;
    const key = `${transport} ${address} ${port}`;
    const known = alone.get(key);
    if (known === undefined) alone.set(key, draftAlone(activity));
    else known.wires.push(activity.wire);
  }
  return [...drafts, ...alone.values()];
}

/** First text that a page smuggled in a connectivity check: the remote fragment, before the colon. */
export function smuggledText(wires: readonly Wire[]): string | undefined {
  for (const { firstSent } of wires) {
    const username = firstSent === null ? undefined : parseStun(firstSent)?.username;
    const fragment = username?.split(":")[0];
    // Fragments that browsers make are 4 characters; RFC 8839 §5.4 asks for 4 to 256.
    if (fragment !== undefined && fragment.length > BROWSER_FRAGMENT_LENGTH) return fragment;
  }
  return undefined;
}

/** Length of the fragments that Chromium and Firefox make themselves (Firefox: 8). */
const BROWSER_FRAGMENT_LENGTH = 8;

function draftCall({ atMs, context, initiator }: PeerCall, endpoint: PeerEndpoint): Draft {
  const { channel, scheme, host, spelling, port } = endpoint;
  return {
    ...emptyDraft(),
    atMs,
    channel,
    context,
    scheme,
    host,
    spelling,
    port,
    initiator,
    recorders: new Set(["hook"]),
  };
}

function draftAlone({ wire, isTls }: PeerActivity): Draft {
  const [channel, scheme] = channelAlone(wire, isTls);
  return {
    ...emptyDraft(),
    atMs: wire.startMs,
    channel,
    context: "unknown",
    scheme,
    host: wire.address,
    port: wire.port,
    initiator: UNKNOWN_INITIATOR,
    wires: [wire],
    recorders: new Set(["netlog"]),
  };
}

function emptyDraft() {
  return {
    path: "",
    wires: [] as Wire[],
    hasSentRequest: false,
    hasResponse: false,
    isResolved: false,
    endMs: null,
    error: null,
    lna: null,
  };
}

/** Without a hook, the first message tells what the socket was for. */
function channelAlone(wire: Wire, isTls: boolean): readonly [Channel, Scheme] {
  if (isTls) return ["webrtc-turns", "turns"];
  const message = wire.firstSent === null ? undefined : parseStun(wire.firstSent);
  if (wire.transport === "tcp") {
    return message?.isFramed === true ? ["webrtc-ice-tcp", "ice"] : ["webrtc-turn-tcp", "turn"];
  }
  if (message?.method === "allocate") return ["webrtc-turn-udp", "turn"];
  return message?.username === undefined ? ["webrtc-stun", "stun"] : ["webrtc-ice-udp", "ice"];
}

function groupByPort(activities: readonly PeerActivity[]): Map<string, PeerActivity[]> {
  const groups = new Map<string, PeerActivity[]>();
  for (const activity of activities) {
    const key = `${activity.wire.transport} ${activity.wire.port}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [activity]);
    else group.push(activity);
  }
  return groups;
}
