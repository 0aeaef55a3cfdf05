import { assertNever, type PairReport, type PortState } from "@hushport/core";
import type { LabCell } from "../report/cell-schema.ts";
import { channelWords } from "./channel-words.ts";

/** What a cell means, in words for people who do not know ports. */
export interface CellExplanation {
  readonly tone: "leaks" | "quiet" | "unknown";
  /** One sentence. */
  readonly sentence: string;
  /** How a page does it and how often it is right, or what the sentence rests on. */
  readonly detail: string;
}

type Distinction = "open-closed" | "open-filtered" | "closed-filtered" | "programs";

/** In the order of how much a page learns. */
const DISTINCTIONS: Readonly<Record<Distinction, string>> = {
  "open-closed": "an open port from a closed one",
  programs: "one kind of program from another",
  "open-filtered": "an open port from a filtered one",
  "closed-filtered": "a closed port from a filtered one",
};

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
        sentence: `Through ${words} no difference was found, though the probes arrived.`,
        detail: boundOf(verdict.upperBound.accuracy),
      };
    case "not-reached":
      return {
        tone: "quiet",
        sentence: `Nothing that was sent through ${words} arrived at a port, and no difference was found.`,
        detail: boundOf(verdict.upperBound.accuracy),
      };
    case "not-available":
      return {
        tone: "unknown",
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

function explainLeak(cell: LabCell): Pick<CellExplanation, "detail" | "sentence"> {
  const { channel, states, verdict } = cell;
  const stateOf = new Map(states.map(({ targetKind, portState }) => [targetKind, portState]));
  const told = toldPairs(cell);
  const kinds = new Set(
    told.map(({ states: [first, second] }) => distinction(stateOf.get(first), stateOf.get(second))),
  );
  const found = (["open-closed", "programs", "open-filtered", "closed-filtered"] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => DISTINCTIONS[kind]);
  const means = verdict.kind === "leaks" ? new Set(verdict.oracles.map(({ oracle }) => oracle)) : new Set();
  const how = [
    means.has("category") ? "by what it is told" : "",
    means.has("time") ? "by how long that takes" : "",
  ]
    .filter((part) => part !== "")
    .join(" and ");
  const best = Math.max(0, ...told.map(({ accuracy }) => accuracy.value));
  return {
    sentence: `A page can tell ${listWords(found, "port states apart")} through ${channelWords(channel)}.`,
    detail: [how === "" ? "" : `It can ${how}`, best > 0 ? `right in ${percent(best)} of tries at best` : ""]
      .filter((part) => part !== "")
      .join(", ")
      .replace("It can by", "By")
      .concat("."),
  };
}

function distinction(first: PortState | undefined, second: PortState | undefined): Distinction {
  const states = new Set([first, second]);
  if (states.size === 1) return "programs";
  if (!states.has("filtered")) return "open-closed";
  return states.has("closed") ? "closed-filtered" : "open-filtered";
}

function listWords(parts: readonly string[], otherwise: string): string {
  if (parts.length === 0) return otherwise;
  return parts.length === 1 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.slice(-1).join()}`;
}

function boundOf(accuracy: number): string {
  return `A page that guesses from one probe is right in at most ${percent(accuracy)} of tries; half is chance.`;
}

function percent(share: number): string {
  return `${Math.round(100 * Math.min(1, share))} %`;
}
