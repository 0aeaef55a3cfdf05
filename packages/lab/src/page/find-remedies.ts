import type { PermissionState } from "../permission-state.ts";
import type { LabCell } from "../report/cell-schema.ts";
import { channelWords } from "./channel-words.ts";
import { toldPairs } from "./explain-cell.ts";

/** Something that would keep pages from learning it, and which of the leaking channels it is for. */
export interface Remedy {
  readonly id: "blocker" | "fixed-latency" | "permission" | "webrtc";
  readonly title: string;
  readonly sentence: string;
  /** In words; never empty. */
  readonly channels: readonly string[];
}

const isWebRtc = ({ channel }: LabCell): boolean => channel.startsWith("webrtc-");
const isWebSocket = ({ channel }: LabCell): boolean => channel.startsWith("websocket");

/** What would stop the leaks that were measured while the permission was like that. */
export function findRemedies(cells: readonly LabCell[], permission: PermissionState): readonly Remedy[] {
  const leaking = cells.filter(({ verdict }) => verdict.kind === "leaks");
  const rows: readonly (Omit<Remedy, "channels"> & { readonly cells: readonly LabCell[] })[] = [
    {
      id: "blocker",
      title: "A guard that blocks before the first packet",
      sentence:
        "An extension that stops requests to your own machine inside the browser, such as Hushport’s guard: what is never sent can neither answer nor be timed.",
      cells: leaking.filter((cell) => !isWebRtc(cell)),
    },
    {
      id: "webrtc",
      title: "No WebRTC for pages that do not need it",
      sentence:
        "Browsers show WebRTC’s connections to no extension. A guard can only take the interface away from the page, or the browser itself can be told not to use it.",
      cells: leaking.filter(isWebRtc),
    },
    {
      id: "permission",
      title: "Saying no to the browser’s local network permission",
      sentence:
        "Where the browser has one, a denied page gets the same answer from most ports. Browsers connect before they check, so that a page can still tell a filtered port by its silence and, through some channels, an open one from a closed one.",
      cells: permission === "denied" ? [] : leaking.filter((cell) => !isWebRtc(cell)),
    },
    {
      id: "fixed-latency",
      title: "One fixed latency for every failed handshake",
      sentence:
        "The proposal of the talk “Port Scanning and WebSockets”: the browser reports every failure after the same time. It closes the time, not other differences.",
      cells: leaking.filter((cell) => isWebSocket(cell) && isToldByTime(cell)),
    },
  ];
  return rows
    .filter(({ cells: own }) => own.length > 0)
    .map(({ id, title, sentence, cells: own }) => ({
      id,
      title,
      sentence,
      channels: distinct(own.map(({ channel }) => channelWords(channel))),
    }));
}

function isToldByTime(cell: LabCell): boolean {
  const alpha = 1 - cell.confidence;
  return toldPairs(cell).some(({ oracles }) =>
    oracles.some(({ oracle, adjustedPValue }) => oracle === "time" && (adjustedPValue ?? 1) <= alpha),
  );
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
