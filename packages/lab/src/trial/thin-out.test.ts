import { expect, test } from "vitest";
import { buildObservation } from "../fixtures/build-observation.ts";
import { createPlan } from "../plan/create-plan.ts";
import { planBlocks, type PlannedTrial } from "../plan/plan-blocks.ts";
import type { LabObservation } from "../report/observation-schema.ts";
import { CellBook } from "./cell-book.ts";
import { thinOut } from "./thin-out.ts";

const { plan } = createPlan({
  browser: "chromium",
  channels: ["fetch-no-cors"],
  targetKinds: ["http", "closed"],
  rounds: 1,
});
const cells = plan.groups.flat();
const block = planBlocks(plan, 1)[1] ?? { id: 1, isWarmUp: false, trials: [] };

function bookOf(...warmUp: readonly Partial<LabObservation>[]): CellBook {
  const seen = warmUp.map((different, order) =>
    buildObservation({ section: "custom", block: 0, round: order % 2, order, ...different }),
  );
  return new CellBook(cells, seen);
}

const countKinds = (trials: readonly PlannedTrial[]) => ({
  http: trials.filter(({ kind }) => kind === "http").length,
  closed: trials.filter(({ kind }) => kind === "closed").length,
});

test("thinOut() keeps all probes of kinds that showed an event in the warm-up", () => {
  const trials = thinOut(block, bookOf({}, { durationMs: null }, { targetKind: "closed" }));
  expect(countKinds(trials)).toEqual({ http: 4, closed: 4 });
});

test("thinOut() keeps half of the probes of a kind that showed nothing", () => {
  const trials = thinOut(block, bookOf({ durationMs: null }, { durationMs: null }, { targetKind: "closed" }));
  expect(countKinds(trials)).toEqual({ http: 2, closed: 4 });
});

test("thinOut() keeps none of a cell whose channel the browser lacks", () => {
  expect(thinOut(block, bookOf({ outcome: "unsupported" }, { outcome: "unsupported" }))).toEqual([]);
});

test("CellBook watches later probes by the slowest event of the warm-up, within limits", () => {
  const [cell] = cells;
  if (cell === undefined) throw new RangeError("the plan has a cell");
  expect(bookOf({ durationMs: 3 }).deadlineMs(cell)).toBe(200);
  expect(bookOf({ durationMs: 3 }, { durationMs: 120 }).deadlineMs(cell)).toBe(360);
  expect(bookOf({ durationMs: 900 }).deadlineMs(cell)).toBe(1_000);
  expect(bookOf({ durationMs: 120, round: 2 }).deadlineMs(cell)).toBe(200);
});
