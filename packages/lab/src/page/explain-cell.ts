import { assertNever, type PairReport, type PortState } from "@hushport/core";
import type { LabCell } from "../report/cell-schema.ts";
import { channelWords } from "./channel-words.ts";

/** What a cell means, in words for people who do not know ports. */
export interface CellExplanation {
  readonly tone: "leaks" | "quiet" | "unknown";
  /** The same in a few words, for tables. */
  readonly short: string;
  /** One sentence. */
  readonly sentence: string;
  /** How a page does it and how often it is right, or what the sentence rests on. */
  readonly detail: string;
  /** Place among others: 0 is where a page learns most. */
  readonly rank: number;
}

/** What can be told apart, in the order of how much a page learns. */
const DISTINCTIONS = {
  "open-closed": { full: "an open port from a closed one", short: "open from closed" },
  programs: { full: "one kind of program from another", short: "programs" },
  "open-filtered": { full: "an open port from a filtered one", short: "open from filtered" },
  "closed-filtered": { full: "a closed port from a filtered one", short: "closed from filtered" },
} as const;

const ORDER = ["open-closed", "programs", "open-filtered", "closed-filtered"] as const;

type Distinction = keyof typeof DISTINCTIONS;

/** Says in plain words what a page learns through a cell. */
export function explainCell(cell: LabCell): CellExplanation {
  const { verdict, channel } = cell;
  const words = channelWords(channel);
  switch (verdict.kind) {
    case "leaks":
      return { tone: "leaks", ...explainLeak(cell) };
    case "no-leak-detected":
      return {
        tone: "quiet",
        short: "Nothing found",
        rank: ORDER.length + 1,
        sentence: `Through ${words} no difference was found, though the probes arrived.`,
        detail: boundOf(verdict.upperBound.accuracy),
      };
    case "not-reached":
      return {
        tone: "quiet",
        short: "Never arrives",
        rank: ORDER.length + 2,
        sentence: `Nothing that was sent through ${words} arrived at a port, and no difference was found.`,
        detail: boundOf(verdict.upperBound.accuracy),
      };
    case "not-available":
      return {
        tone: "unknown",
        short: verdict.reason === "unsupported" ? "Not in this browser" : "No answer",
        rank: ORDER.length + 3,
        sentence:
          verdict.reason === "unsupported"
            ? `This browser has no ${words}.`
            : `There is no answer about ${words}.`,
        detail: `${verdict.reason.replaceAll("-", " ")}.`,
      };
    default:
      return assertNever(verdict);
  }
}

/** The pairs of states that the cell shows to differ by more than chance. */
export function toldPairs({ pairs, confidence }: LabCell): readonly PairReport[] {
  const alpha = 1 - confidence;
  return pairs.filter(({ oracles }) =>
    oracles.some(({ adjustedPValue }) => adjustedPValue !== null && adjustedPValue <= alpha),
  );
}

function explainLeak(cell: LabCell): Omit<CellExplanation, "tone"> {
  const { channel, states, verdict } = cell;
  const stateOf = new Map(states.map(({ targetKind, portState }) => [targetKind, portState]));
  const told = Map.groupBy(toldPairs(cell), ({ states: [first, second] }) =>
    distinction(stateOf.get(first), stateOf.get(second)),
  );
  const found = ORDER.filter((kind) => told.has(kind));
  const [first, ...rest] = found;
  const means = verdict.kind === "leaks" ? verdict.oracles.map(({ oracle }) => oracle) : [];
  const ways = [
    ...(means.includes("category") ? ["by what it is told"] : []),
    ...(means.includes("time") ? ["by how long it waits"] : []),
  ];
  const best =
    first === undefined ? 0 : Math.max(...(told.get(first) ?? []).map(({ accuracy }) => accuracy.value));
  const details = [
    best > 0.5 ? `${percent(best)} of its guesses are right.` : "",
    ways.length === 0 ? "" : `It knows ${listWords(ways)}.`,
    rest.length === 0 ? "" : `Also ${listWords(rest.map((kind) => DISTINCTIONS[kind].full))}.`,
  ];
  return {
    short: `Tells ${found.length === 0 ? "states apart" : listWords(found.map((kind) => DISTINCTIONS[kind].short))}`,
    sentence: `A page can tell ${first === undefined ? "states of a port apart" : DISTINCTIONS[first].full} through ${channelWords(channel)}.`,
    detail: details.filter((part) => part !== "").join(" "),
    rank: first === undefined ? ORDER.length : ORDER.indexOf(first),
  };
}

function distinction(first: PortState | undefined, second: PortState | undefined): Distinction {
  const states = new Set([first, second]);
  if (states.size === 1) return "programs";
  if (!states.has("filtered")) return "open-closed";
  return states.has("closed") ? "closed-filtered" : "open-filtered";
}

function listWords(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} and ${parts.slice(-1).join("")}`;
}

function boundOf(accuracy: number): string {
  return `A page that guesses from one probe is right in at most ${percent(accuracy)} of tries; half is chance.`;
}

function percent(share: number): string {
  return `${Math.round(100 * Math.min(1, share))} %`;
}
