import { createRandom, shuffle, WARM_UP_ROUNDS, type SeededRandom } from "@hushport/core";
import type { LabPlan, PlannedCell } from "./probe-plan.ts";
import { answeringKind, type LabKind } from "./target-kinds.ts";

/** One probe to make. */
export interface PlannedTrial {
  readonly cell: PlannedCell;
  readonly kind: LabKind;
  readonly round: number;
}

/** Trials that are prepared together and made one after another in one load of the page. */
export interface PlannedBlock {
  /** Place in the plan: the same for the same options and seed. */
  readonly id: number;
  readonly isWarmUp: boolean;
  readonly trials: readonly PlannedTrial[];
}

/** Below what a browser keeps open at once, above what makes loading the page for each block expensive. */
const MAX_TRIALS = 72;

/** Cuts a plan into blocks: for each group the warm-up, then its rounds, each in random order. */
export function planBlocks({ groups }: LabPlan, seed: number): readonly PlannedBlock[] {
  const random = createRandom(seed);
  const blocks: Omit<PlannedBlock, "id">[] = [];
  for (const group of groups) {
    blocks.push({ isWarmUp: true, trials: warmUp(group, random) });
    const rounds = Math.max(...group.map((cell) => cell.rounds));
    let trials: PlannedTrial[] = [];
    for (let round = 0; round < rounds; round++) {
      const next = shuffle(roundOf(group, round), random);
      if (trials.length > 0 && trials.length + next.length > MAX_TRIALS) {
        blocks.push({ isWarmUp: false, trials });
        trials = [];
      }
      trials.push(...next);
    }
    if (trials.length > 0) blocks.push({ isWarmUp: false, trials });
  }
  return blocks.map(({ isWarmUp, trials }, id) => ({ id, isWarmUp, trials }));
}

/** What usually answers at once shows how long events take; nothing would be learned by waiting longer. */
function warmUp(group: readonly PlannedCell[], random: SeededRandom): readonly PlannedTrial[] {
  return Array.from({ length: WARM_UP_ROUNDS }, (_, round) =>
    shuffle(
      group.flatMap((cell) => warmUpKinds(cell).map((kind) => ({ cell, kind, round }))),
      random,
    ),
  ).flat();
}

/** Those of a cell that usually answer at once, or all of them where it has none. */
function warmUpKinds({ kinds, driver }: PlannedCell): readonly LabKind[] {
  const all = kinds.map(({ kind }) => kind);
  const quick = all.filter((kind) => kind === "closed" || kind === answeringKind(driver));
  return quick.length > 0 ? quick : all;
}

function roundOf(group: readonly PlannedCell[], round: number): readonly PlannedTrial[] {
  return group
    .filter(({ rounds }) => round < rounds)
    .flatMap((cell) =>
      cell.kinds.flatMap(({ kind, perRound }) =>
        Array.from({ length: perRound }, () => ({ cell, kind, round: round + WARM_UP_ROUNDS })),
      ),
    );
}
