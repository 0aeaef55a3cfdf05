import { expect, test } from "vitest";
import { buildObservation } from "../fixtures/build-observation.ts";
import { createPlan } from "../plan/create-plan.ts";
import { planBlocks, type PlannedTrial } from "../plan/plan-blocks.ts";
import { withoutMade } from "./without-made.ts";

const { plan } = createPlan({
  browser: "chromium",
  channels: ["fetch-no-cors", "websocket"],
  targetKinds: ["http", "closed"],
  rounds: 2,
});
const block = planBlocks(plan, 1)[1] ?? { id: 1, isWarmUp: false, trials: [] };

const observe = ({ cell, kind, round }: PlannedTrial, id = block.id) =>
  buildObservation({
    section: cell.section,
    channel: cell.driver.id,
    spelling: cell.spelling.text,
    targetKind: kind,
    round,
    block: id,
  });

const tally = (trials: readonly PlannedTrial[]) =>
  trials.map(({ cell, kind, round }) => `${cell.driver.id} ${kind} ${round}`).toSorted();

test("withoutMade() leaves what was not measured of a block, however far it came", () => {
  for (let made = 0; made <= block.trials.length; made++) {
    const earlier = block.trials.slice(0, made).map((trial) => observe(trial));
    expect(tally(withoutMade(block, earlier))).toEqual(tally(block.trials.slice(made)));
  }
});

test("withoutMade() goes by probes of the same block only", () => {
  const elsewhere = block.trials.map((trial) => observe(trial, block.id + 1));
  expect(withoutMade(block, elsewhere)).toEqual(block.trials);
});
