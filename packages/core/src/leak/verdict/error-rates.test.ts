import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { planSamples } from "../design/plan-samples.ts";
import { openAndClosed, simulateCell } from "../fixtures/simulate-cell.ts";
import { shiftOf, WORLDS, type World } from "../fixtures/worlds.ts";
import { ORACLES } from "../oracle/oracles/index.ts";
import { judgeLeaks } from "./judge-leaks.ts";

/** Cells per world; with all worlds together a rate of 5 % is known to 0.4 percentage points. */
const NULL_CELLS = 200;
const LEAKING_CELLS = 30;
const ROUNDS_OF_NULL = 24;

const POWER_AREA = 0.7;
const PLANNED = planSamples({ auc: POWER_AREA, comparisons: ORACLES.length, comparison: "within-rounds" });

/** How many of so many simulated cells, each judged by itself, are said to leak. */
function countLeaks(
  world: World,
  auc: number,
  { cells, rounds }: { readonly cells: number; readonly rounds: number },
): number {
  const random = createRandom(WORLDS.indexOf(world));
  const states = openAndClosed(shiftOf(world, auc));
  return Array.from({ length: cells }, () =>
    judgeLeaks(simulateCell(world, { states, rounds }, random), { random }),
  )
    .flat()
    .filter(({ verdict }) => verdict.kind === "leaks").length;
}

test("judgeLeaks() raises at most 5 % false alarms over all simulated browsers, and at most 20 of 200 in any one", () => {
  const alarms = WORLDS.map((world) => countLeaks(world, 0.5, { cells: NULL_CELLS, rounds: ROUNDS_OF_NULL }));
  // A true rate of 5 % gives more than 20 of 200 once in 1,000 worlds.
  expect(Math.max(...alarms)).toBeLessThanOrEqual(20);
  const total = alarms.reduce((sum, count) => sum + count, 0);
  expect(total / (NULL_CELLS * WORLDS.length)).toBeLessThanOrEqual(0.05);
}, 120_000);

test("judgeLeaks() raises at most 5 % false alarms with the lab's own counts: four probes of two states a round, two of a third", () => {
  const [closed, open] = openAndClosed(0);
  if (closed === undefined || open === undefined) throw new TypeError("There are no states");
  const filtered = { targetKind: "filtered", portState: "filtered", shift: 0 } as const;
  const states = [...Array.from({ length: 4 }, () => [closed, open]).flat(), filtered, filtered];
  const alarms = WORLDS.map((world, seed) => {
    const random = createRandom(seed);
    const cells = Array.from({ length: 100 }, () =>
      judgeLeaks(simulateCell(world, { states, rounds: 5 }, random), { random }),
    );
    return cells.flat().filter(({ verdict }) => verdict.kind === "leaks").length;
  });
  // 100 cells at a true 5 % give more than 13 once in 1,000 worlds.
  expect(Math.max(...alarms)).toBeLessThanOrEqual(13);
  const total = alarms.reduce((sum, count) => sum + count, 0);
  expect(total / (100 * WORLDS.length)).toBeLessThanOrEqual(0.05);
}, 120_000);

test(`judgeLeaks() finds an area of 0.7 in at least 95 % of cells with the ${PLANNED} rounds that planSamples() asks for`, () => {
  const found = WORLDS.map((world) =>
    countLeaks(world, POWER_AREA, { cells: LEAKING_CELLS, rounds: PLANNED }),
  );
  const total = found.reduce((sum, count) => sum + count, 0);
  expect(total / (LEAKING_CELLS * WORLDS.length)).toBeGreaterThanOrEqual(0.95);
  expect(Math.min(...found)).toBeGreaterThanOrEqual(27);
}, 120_000);

test("judgeLeaks() of 40 cells at once raises a false alarm in no more than 4 of 20 such runs", () => {
  const random = createRandom(99);
  const runs = Array.from({ length: 20 }, () => {
    const observations = Array.from({ length: 40 }, (_, cell) => {
      const world = WORLDS[cell % WORLDS.length];
      return world === undefined
        ? []
        : simulateCell(world, { states: openAndClosed(0), rounds: 12, channel: `c${cell}` }, random);
    }).flat();
    return judgeLeaks(observations, { random }).some(({ verdict }) => verdict.kind === "leaks");
  });
  // A rate of 5 % gives more than 4 in 20 once in 400.
  expect(runs.filter(Boolean).length).toBeLessThanOrEqual(4);
}, 120_000);
