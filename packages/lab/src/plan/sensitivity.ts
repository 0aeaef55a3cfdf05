import { ORACLES, planSamples } from "@hushport/core";
import type { LabPlan, PlannedCell } from "./probe-plan.ts";
import { isHanging, portStateOf } from "./target-kinds.ts";

/** Chance of finding what a plan says that it finds. */
export const POWER = 0.95;

/** Chance of even one false alarm in a run. */
const ALPHA = 0.05;

/** Smallest difference of times that a plan finds with {@link POWER}. */
export interface Sensitivity {
  /** Area under the curve; `null` when a run this short finds none by time alone, however large. */
  readonly auc: number | null;
  readonly power: number;
  /** Probes of each state that answers: half of the cells have as many or more. */
  readonly samples: number;
  /** Tests that share the error rate. */
  readonly tests: number;
}

/** Sections whose question is what can be told apart; the others ask what arrives. */
const COMPARING: ReadonlySet<PlannedCell["section"]> = new Set(["channels", "hosts", "custom"]);

/** What is compared at all: cells with a kind that answers in each of two states. */
function comparingCells({ groups }: LabPlan): readonly PlannedCell[] {
  return groups.flat().filter((cell) => COMPARING.has(cell.section) && countPairs(cell) > 0);
}

/** Pairs of kinds in different states: each is tested by every oracle. */
function countPairs({ kinds }: PlannedCell): number {
  return kinds.reduce(
    (sum, { kind }, place) =>
      sum + kinds.slice(0, place).filter((other) => portStateOf(other.kind) !== portStateOf(kind)).length,
    0,
  );
}

/**
 * Tests that share a plan's error rate with a test of the section that compares most: sections have equal parts of it,
 * whatever they hold.
 */
export function countTests({ groups }: LabPlan): number {
  const sections = Map.groupBy(groups.flat(), ({ section }) => section);
  const counts = [...sections]
    .filter(([section]) => COMPARING.has(section))
    .map(([, cells]) => cells.reduce((sum, cell) => sum + countPairs(cell), 0));
  return ORACLES.length * sections.size * Math.max(0, ...counts);
}

/**
 * Rounds that find an area of `auc`, counted as if each round had one probe of a state: comparisons within rounds need
 * no more, whether or not the browser drifts.
 */
export function roundsToFind(auc: number, plan: LabPlan): number {
  const probes = Math.min(...comparingCells(plan).map(answeredPerRound));
  return Math.ceil(samplesToFind(auc, countTests(plan)) / (Number.isFinite(probes) ? probes : 1));
}

/** What most cells of a plan find; `undefined` when it compares nothing. */
export function sensitivityOf(plan: LabPlan): Sensitivity | undefined {
  const samples = middle(comparingCells(plan).map((cell) => cell.rounds * answeredPerRound(cell)));
  if (samples === undefined) return undefined;
  const tests = countTests(plan);
  return { auc: smallestArea(samples, tests), power: POWER, samples, tests };
}

function samplesToFind(auc: number, tests: number): number {
  return planSamples({ auc, power: POWER, alpha: ALPHA, comparisons: tests, comparison: "within-rounds" });
}

/** To two decimals, upwards: a promise that holds. */
function smallestArea(samples: number, tests: number): number | null {
  for (let percent = 51; percent <= 100; percent++) {
    if (samplesToFind(percent / 100, tests) <= samples) return percent / 100;
  }
  return null;
}

/** @returns `undefined` when there is none. */
function middle(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

/** Hanging kinds are told apart by whether there is an answer at all, which needs few. */
function answeredPerRound({ kinds }: PlannedCell): number {
  return Math.min(...kinds.filter(({ kind }) => !isHanging(kind)).map(({ perRound }) => perRound));
}
