import { expect, test } from "vitest";
import { makeObservation } from "../fixtures/make-observation.ts";
import { categoriesOf } from "./categories.ts";
import { toTrials } from "./trial.ts";

test("toTrials() sorts by round and order, numbers states, and takes no event for one that never came", () => {
  const trials = toTrials([
    [
      makeObservation({ round: 1, order: 3, durationMs: null }),
      makeObservation({ round: 0, order: 1, durationMs: 5 }),
    ],
    [makeObservation({ round: 1, order: 2, durationMs: 7 })],
  ]);
  expect(trials.map(({ state, time, round }) => [state, time, round])).toEqual([
    [0, 5, 0],
    [1, 7, 1],
    [0, Number.POSITIVE_INFINITY, 1],
  ]);
});

test("categoriesOf() tells outcome, detail, and whether there was an event apart", () => {
  const differing = [{}, { outcome: "load" }, { detail: "ready state 2" }, { durationMs: null }];
  const categories = categoriesOf(
    differing.flatMap((given) => [makeObservation(given), makeObservation(given)]),
  );
  expect(new Set(categories).size).toBe(4);
});

test("categoriesOf() puts details together that were seen once, but not with another outcome", () => {
  const categories = categoriesOf([
    makeObservation({ detail: "at 12:00" }),
    makeObservation({ detail: "at 12:01" }),
    makeObservation({ detail: "at 12:02", outcome: "load" }),
    makeObservation({ detail: "usual" }),
    makeObservation({ detail: "usual" }),
  ]);
  expect(categories[0]).toBe(categories[1]);
  expect(categories[2]).not.toBe(categories[0]);
  expect(categories[3]).toBe(categories[4]);
  expect(categories[3]).not.toBe(categories[0]);
});
