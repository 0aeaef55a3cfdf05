import { expect, test } from "vitest";
import { summariseTimes } from "./draw-timing.ts";

const SAMPLE = { arm: "before", target: "http", place: 1, round: 1, isEnded: true };

test("summariseTimes() makes one row of each arm and target, and counts what was not told in time", () => {
  const samples = [
    { ...SAMPLE, ms: 4 },
    { ...SAMPLE, ms: 2 },
    { ...SAMPLE, ms: 3_000, isEnded: false },
    { ...SAMPLE, arm: "after", ms: 6_000 },
  ];
  expect(summariseTimes({ samples })).toEqual([
    { arm: "before", target: "http", medianMs: 4, lowMs: 2, highMs: 3_000, count: 3, ended: 2 },
    { arm: "after", target: "http", medianMs: 6_000, lowMs: 6_000, highMs: 6_000, count: 1, ended: 1 },
  ]);
});

test("summariseTimes() of nothing is nothing", () => {
  expect(summariseTimes({ samples: [] })).toEqual([]);
});
