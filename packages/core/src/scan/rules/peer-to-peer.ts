import { machinesOf } from "../evidence/machine.ts";
import { groupBy } from "../evidence/port-view.ts";
import type { Cell } from "../ledger/cell.ts";
import { channelSet } from "../ledger/transport.ts";
import type { Rule } from "./rule.ts";

const ICE = channelSet("webrtc-ice-udp", "webrtc-ice-tcp");

/** First port that operating systems hand out by chance: Linux's 32768; others begin higher. */
const FIRST_EPHEMERAL_PORT = 32_768;

/** ICE over TCP writes 9, "discard", for a side that does not listen (RFC 6544 §4.5). */
const ICE_TCP_ACTIVE_PORT = 9;

/** Above the candidates of one peer: a few components, two families, two protocols. */
const MAX_PORTS_OF_PEER = 8;

/** Two peers may draw the same port by chance; three devices at one port are a sweep. */
const MIN_SWEPT = 3;

/** Candidates of other browsers in the same network: a call or a shared download, at ports drawn by chance. */
export const peerToPeer: Rule = {
  id: "peer-to-peer",
  summary: "The page connected browsers with each other.",
  claim: ({ cells }) => {
    const candidates = cells.filter(isPeerCandidate);
    const drawn = [...groupBy(candidates, (cell) => cell.port).values()].filter(isDrawn).flat();
    const peers = machinesOf(drawn)
      .filter(({ kind }) => kind === "device")
      .filter((peer) => new Set(peer.cells.map((cell) => cell.port)).size <= MAX_PORTS_OF_PEER);
    if (peers.length === 0) return [];
    return [
      {
        kind: "local-access",
        signature: "peer-to-peer",
        vendor: null,
        purpose: "unknown",
        confidence: 0.7,
        cells: peers.flatMap((peer) => peer.cells),
        sentence: {
          kind: "told",
          text: "This page tried to connect this browser directly with others in your network, as calls and shared downloads do.",
        },
      },
    ];
  },
};

function isDrawn(cells: readonly Cell[]): boolean {
  const isActive = cells.every((cell) => cell.port === ICE_TCP_ACTIVE_PORT);
  return isActive || new Set(cells.map((cell) => cell.place)).size < MIN_SWEPT;
}

function isPeerCandidate({ channels, port }: Cell): boolean {
  return (channels & ~ICE) === 0 && (port >= FIRST_EPHEMERAL_PORT || port === ICE_TCP_ACTIVE_PORT);
}
