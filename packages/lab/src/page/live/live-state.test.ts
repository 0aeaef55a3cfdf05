import { expect, test } from "vitest";
import { buildObservation } from "../../fixtures/build-observation.ts";
import { buildReport } from "../../fixtures/build-report.ts";
import type { LabMessage } from "../../serve/messages.ts";
import { FIRST_STATE, nextState, type LiveEvent, type LiveState } from "./live-state.ts";

const FACTS = { channels: [], contexts: [], spellings: [], kinds: [], probes: 0 };
const RESULT = { id: "kept-1", label: "Chromium", report: buildReport() };
const WELCOME: LabMessage = {
  kind: "welcome",
  visit: "v",
  facts: { machine: FACTS, internet: FACTS },
  ownSocket: { token: "t", url: "ws://127.0.0.1:1/" },
  canaryUrl: "http://localhost:1/",
  results: [],
};
const PROGRESS: LabMessage = { kind: "progress", done: 72, total: 800, leftMs: 9_000, what: "image" };

function after(...events: readonly LiveEvent[]): LiveState {
  return events.reduce(nextState, FIRST_STATE);
}

test("nextState() waits for the lab, checks, measures, judges and is ready again with a result", () => {
  expect(after().phase.kind).toBe("connecting");
  expect(after(WELCOME).phase.kind).toBe("ready");
  expect(after(WELCOME, { kind: "check" }).phase).toEqual({ kind: "checking", isAsking: false });
  expect(after(WELCOME, { kind: "check" }, { kind: "ask" }).phase).toEqual({
    kind: "checking",
    isAsking: true,
  });
  const measuring = [WELCOME, { kind: "check" }, { kind: "start" }, PROGRESS] as const;
  expect(after(...measuring).phase).toMatchObject({ kind: "measuring", done: 72, total: 800 });
  const done = after(...measuring, { kind: "judging" }, { kind: "result", result: RESULT, isOwn: true });
  expect(done).toMatchObject({ phase: { kind: "ready" }, shown: RESULT.id, results: [RESULT] });
});

test("nextState() forgets the last measurement when a new one starts, not its result", () => {
  const seen: LabMessage = { kind: "observations", observations: [buildObservation()] };
  const leftOut: LabMessage = { kind: "left-out", leftOut: { what: "a", reason: "b" } };
  const state = after(WELCOME, { kind: "start" }, seen, leftOut);
  expect([state.observations.length, state.leftOut.length]).toEqual([1, 1]);
  const again = [
    { kind: "result", result: RESULT, isOwn: true },
    { kind: "start" },
  ] as const satisfies readonly LiveEvent[];
  expect(again.reduce(nextState, state)).toMatchObject({ observations: [], leftOut: [], results: [RESULT] });
});

test("nextState() goes on measuring when another window finishes, and keeps a stop in mind", () => {
  const state = after(WELCOME, { kind: "start" }, { kind: "stopping" }, PROGRESS, {
    kind: "result",
    result: RESULT,
    isOwn: false,
  });
  expect(state).toMatchObject({ phase: { kind: "measuring", isStopping: true }, results: [RESULT] });
});

test("nextState() counts the probes of the block under way until the lab tells of the next", () => {
  const state = after(WELCOME, { kind: "start" }, PROGRESS, { kind: "step", inBlock: 5 });
  expect(state.phase).toMatchObject({ done: 72, inBlock: 5 });
  expect(nextState(state, { ...PROGRESS, done: 100 }).phase).toMatchObject({ done: 100, inBlock: 0 });
});

test("nextState() keeps results when the lab is gone, and says why nothing was measured", () => {
  const gone = after(WELCOME, { kind: "loaded", result: RESULT }, { kind: "disconnected" });
  expect(gone).toMatchObject({ phase: { kind: "gone" }, results: [RESULT] });
  const failed = after(WELCOME, { kind: "start" }, { kind: "failed", reason: "of that" });
  expect(failed).toMatchObject({ phase: { kind: "ready" }, notice: "Nothing was measured: of that." });
});
