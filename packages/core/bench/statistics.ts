// Measures the error rates that docs/statistics.md states, by simulation: `npm run bench:statistics`.
import { createRandom, judgeLeaks, ORACLES, planSamples } from "../src/index.ts";
import { areaCoverage, bitsCoverage, trueBits } from "../src/leak/fixtures/simulate-coverage.ts";
import { openAndClosed, simulateCell } from "../src/leak/fixtures/simulate-cell.ts";
import { shiftOf, WORLDS, type World } from "../src/leak/fixtures/worlds.ts";

/** Enough for a standard error of 0.5 percentage points at 5 %. */
const RUNS = 2_000;
const POWER_AREA = 0.7;

/** Share of simulated cells that are judged to leak. */
function leakRate(world: World, auc: number, rounds: number, runs: number): number {
  const random = createRandom(1);
  const states = openAndClosed(shiftOf(world, auc));
  let leaks = 0;
  for (let run = 0; run < runs; run++) {
    const [report] = judgeLeaks(simulateCell(world, { states, rounds }, random), { random });
    if (report?.verdict.kind === "leaks") leaks++;
  }
  return leaks / runs;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  console.log(`| ${header.join(" | ")} |`);
  console.log(`|${header.map(() => " --- |").join("")}`);
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
  console.log("");
}

const comparisons = ORACLES.length;
const pooled = planSamples({ auc: POWER_AREA, comparisons });
const withinRounds = planSamples({ auc: POWER_AREA, comparisons, comparison: "within-rounds" });

console.log(`Verdicts: false alarms of 30 rounds, power at an area of ${POWER_AREA} (${RUNS} cells each)\n`);
table(
  ["simulated browser", "false alarms", `power, ${pooled} rounds`, `power, ${withinRounds} rounds`],
  WORLDS.map((world) => [
    world.id,
    percent(leakRate(world, 0.5, 30, RUNS)),
    percent(leakRate(world, POWER_AREA, pooled, RUNS / 2)),
    percent(leakRate(world, POWER_AREA, withinRounds, RUNS / 2)),
  ]),
);

console.log(`Coverage of 95 % intervals of the area (${RUNS} samples each)\n`);
table(
  ["true area", "of each state", "grain (deviations)", "ours", "DeLong's"],
  [0.5, 0.7, 0.9, 0.99].flatMap((auc) =>
    [15, 60].flatMap((size) =>
      [0, 0.2].map((grain) => {
        const { ours, deLong } = areaCoverage({ auc, size, grain }, RUNS, createRandom(2));
        return [auc, size, grain, percent(ours), percent(deLong)];
      }),
    ),
  ),
);

const SHARES = [
  [
    [0.25, 0.25, 0.25, 0.25],
    [0.25, 0.25, 0.25, 0.25],
  ],
  [
    [0.3, 0.25, 0.25, 0.2],
    [0.2, 0.25, 0.25, 0.3],
  ],
  [
    [0.4, 0.3, 0.2, 0.1],
    [0.1, 0.2, 0.3, 0.4],
  ],
  [
    [0.8, 0.15, 0.05, 0],
    [0.02, 0.03, 0.15, 0.8],
  ],
  [
    [0.5, 0.5, 0, 0],
    [0, 0, 0.5, 0.5],
  ],
] as const;

console.log(`Bits: coverage of 95 % intervals, and bias of the estimate (${RUNS} samples each)\n`);
table(
  ["true bits", "of each state", "coverage", "bias (bits)"],
  SHARES.flatMap((shares) =>
    [20, 60, 200].map((size) => {
      const { coverage, bias } = bitsCoverage({ shares, size }, RUNS, createRandom(3));
      return [trueBits(shares).toFixed(3), size, percent(coverage), bias.toFixed(4)];
    }),
  ),
);
