import { at } from "../numbers/at.ts";
import type { Observation } from "../observation.ts";
import type { UnavailableReason } from "./leak-report.ts";

/** Outcomes that say nothing about a port. */
const NO_OBSERVATION: ReadonlySet<string> = new Set(["unsupported", "aborted"]);

/** All usable observations of one kind of target. */
export interface LeakState {
  readonly targetKind: string;
  readonly observations: readonly Observation[];
}

/** All observations that share channel, context and spelling. */
export interface LeakCell extends Pick<Observation, "channel" | "context" | "spelling"> {
  /** Sorted by kind of target. */
  readonly states: readonly LeakState[];
  /** Those whose ports were in different states and that have enough samples. */
  readonly pairs: readonly (readonly [a: LeakState, b: LeakState])[];
  /** Why there is no pair; `undefined` when there is one. */
  readonly reason: UnavailableReason | undefined;
}

/** Sorts observations into cells, in the order in which they first appear. */
export function groupCells(observations: readonly Observation[], minSamples: number): readonly LeakCell[] {
  const groups = Map.groupBy(observations, ({ channel, context, spelling }) =>
    JSON.stringify([channel, context, spelling]),
  );
  return [...groups.values()].map((group) => toCell(group, minSamples));
}

function toCell(group: readonly Observation[], minSamples: number): LeakCell {
  const { channel, context, spelling } = at(group, 0);
  const usable = group.filter(({ outcome }) => !NO_OBSERVATION.has(outcome));
  const states = [...Map.groupBy(usable, ({ targetKind }) => targetKind)]
    .map(([targetKind, observations]) => ({ targetKind, observations }))
    .sort((a, b) => (a.targetKind < b.targetKind ? -1 : 1));
  const different = states.flatMap((a, i) =>
    states.slice(i + 1).flatMap((b) => (portStateOf(a) === portStateOf(b) ? [] : [[a, b] as const])),
  );
  const pairs = different.filter((pair) =>
    pair.every(({ observations }) => observations.length >= minSamples),
  );
  const reason = (): UnavailableReason | undefined => {
    if (pairs.length > 0) return undefined;
    if (different.length > 0) return "too-few-samples";
    if (states.length > 0) return "one-state";
    return group.some(({ outcome }) => outcome === "unsupported") ? "unsupported" : "not-observed";
  };
  return { channel, context, spelling, states, pairs, reason: reason() };
}

function portStateOf({ observations }: LeakState): Observation["portState"] {
  return at(observations, 0).portState;
}
