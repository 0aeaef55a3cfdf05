import { assertNever } from "@hushport/core";
import type { LabObservation } from "../../report/observation-schema.ts";
import type { LeftOut } from "../../report/schema.ts";
import type { KeptResult, LabMessage } from "../../serve/messages.ts";

/** What the lab and this page are doing. */
export type Phase =
  | { readonly kind: "connecting" }
  | { readonly kind: "ready" }
  /** Whether the browser asks for a permission is being found out; `isAsking` when it does, and nobody has answered. */
  | { readonly kind: "checking"; readonly isAsking: boolean }
  | {
      readonly kind: "measuring";
      /** Probes before the block under way, and in it. */
      readonly done: number;
      readonly inBlock: number;
      readonly total: number;
      readonly leftMs: number | null;
      readonly what: string;
      readonly isStopping: boolean;
    }
  | { readonly kind: "judging" }
  /** The lab was ended; what is here can still be read and downloaded. */
  | { readonly kind: "gone" };

/** Everything that the page shows. */
export interface LiveState {
  readonly phase: Phase;
  readonly welcome: Extract<LabMessage, { kind: "welcome" }> | undefined;
  /** Of the measurement under way, or of the last one. */
  readonly observations: readonly LabObservation[];
  readonly leftOut: readonly LeftOut[];
  readonly results: readonly KeptResult[];
  /** Result that is shown. */
  readonly shown: string | undefined;
  /** Something that the person should know, in one sentence. */
  readonly notice: string | undefined;
  readonly isHidden: boolean;
}

/** What happens: the lab says something, or the person or browser does something. */
export type LiveEvent =
  | LabMessage
  | { readonly kind: "check" }
  | { readonly kind: "ask" }
  | { readonly kind: "start" }
  | { readonly kind: "step"; readonly inBlock: number }
  | { readonly kind: "stopping" }
  | { readonly kind: "hidden"; readonly isHidden: boolean }
  | { readonly kind: "loaded"; readonly result: KeptResult }
  | { readonly kind: "show"; readonly id: string }
  | { readonly kind: "notice"; readonly text: string }
  | { readonly kind: "disconnected" };

/** Before anything happened. */
export const FIRST_STATE: LiveState = {
  phase: { kind: "connecting" },
  welcome: undefined,
  observations: [],
  leftOut: [],
  results: [],
  shown: undefined,
  notice: undefined,
  isHidden: false,
};

const FIRST_STEP: Phase = {
  kind: "measuring",
  done: 0,
  inBlock: 0,
  total: 0,
  leftMs: null,
  what: "opening ports",
  isStopping: false,
};

/** What the page shows after an event. */
export function nextState(state: LiveState, event: LiveEvent): LiveState {
  switch (event.kind) {
    case "welcome": {
      const known = new Set(event.results.map(({ id }) => id));
      const loaded = state.results.filter(({ id }) => !known.has(id));
      const results = [...event.results, ...loaded];
      const shown = state.shown ?? results.at(-1)?.id;
      return { ...state, phase: { kind: "ready" }, welcome: event, results, shown };
    }
    case "check":
      return { ...state, phase: { kind: "checking", isAsking: false }, notice: undefined };
    case "ask":
      return state.phase.kind === "checking"
        ? { ...state, phase: { kind: "checking", isAsking: true } }
        : state;
    case "start":
      return { ...state, phase: FIRST_STEP, observations: [], leftOut: [] };
    case "progress": {
      const { done, total, leftMs, what } = event;
      const isStopping = state.phase.kind === "measuring" && state.phase.isStopping;
      return { ...state, phase: { kind: "measuring", done, inBlock: 0, total, leftMs, what, isStopping } };
    }
    case "observations":
      return { ...state, observations: [...state.observations, ...event.observations] };
    case "left-out":
      return { ...state, leftOut: [...state.leftOut, event.leftOut] };
    case "judging":
      return { ...state, phase: { kind: "judging" } };
    case "step":
      return state.phase.kind === "measuring"
        ? { ...state, phase: { ...state.phase, inBlock: event.inBlock } }
        : state;
    case "stopping":
    case "stop":
      return state.phase.kind === "measuring"
        ? { ...state, phase: { ...state.phase, isStopping: true } }
        : state;
    case "block":
      return state;
    case "result": {
      const results = [...state.results, event.result];
      if (!event.isOwn) return { ...state, results, shown: state.shown ?? event.result.id };
      return { ...state, phase: { kind: "ready" }, results, shown: event.result.id };
    }
    case "failed":
      return { ...state, phase: { kind: "ready" }, notice: `Nothing was measured: ${event.reason}.` };
    case "hidden":
      return { ...state, isHidden: event.isHidden };
    case "loaded":
      return {
        ...state,
        results: [...state.results, event.result],
        shown: event.result.id,
        notice: undefined,
      };
    case "show":
      return { ...state, shown: event.id };
    case "notice":
      return { ...state, notice: event.text };
    case "disconnected":
      return { ...state, phase: { kind: "gone" } };
    default:
      return assertNever(event);
  }
}
