import type { Estimate, PairReport } from "@hushport/core";
import type { LabCell } from "../report/cell-schema.ts";
import { differencePValue, shareDifferencePValue } from "./difference.ts";

/** One cell that changed by more than chance. */
export interface CellChange {
  readonly channel: string;
  readonly context: string;
  readonly spelling: string;
  readonly direction: "worse" | "better";
  /** What changed, with the numbers. */
  readonly reason: string;
}

interface Test {
  readonly cell: LabCell;
  readonly pValue: number;
  readonly direction: CellChange["direction"];
  readonly reason: string;
}

/**
 * Tests every cell for what a page can tell and for what arrives. Each question has half of the error `alpha` for all of
 * its tests together (Holm): what arrives is counted on few probes, and would drown among the tests of the other.
 */
export function compareCells(
  pairs: readonly (readonly [before: LabCell, after: LabCell])[],
  alpha: number,
): readonly CellChange[] {
  const proven = [testReach, testGuesses].flatMap((test) =>
    holdOut(
      pairs.flatMap(([before, after]) => test(before, after)),
      alpha / 2,
    ),
  );
  // One line for each cell and direction: the surest reason.
  const seen = new Set<string>();
  return proven.flatMap(({ cell: { channel, context, spelling }, direction, reason }) => {
    const key = JSON.stringify([channel, context, spelling, direction]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ channel, context, spelling, direction, reason }];
  });
}

/** The tests that hold out beside one another. @see Holm (1979), Scandinavian Journal of Statistics 6(2) */
function holdOut(tests: readonly Test[], alpha: number): readonly Test[] {
  const sorted = tests.toSorted((a, b) => a.pValue - b.pValue);
  const failed = sorted.findIndex(({ pValue }, rank) => pValue > alpha / (sorted.length - rank));
  return failed < 0 ? sorted : sorted.slice(0, failed);
}

function testReach(before: LabCell, after: LabCell): readonly Test[] {
  const reached = before.reach.reached + after.reach.reached;
  // All or nothing in both could be no difference: no part of the family (Tarone 1990, Biometrics 46(2)).
  if (reached === 0 || reached === before.reach.of + after.reach.of) return [];
  const share = ({ reach }: LabCell): string => `${reach.reached} of ${reach.of}`;
  const isMore = after.reach.reached / after.reach.of > before.reach.reached / before.reach.of;
  return [
    {
      cell: after,
      pValue: shareDifferencePValue(before.reach, after.reach),
      direction: isMore ? "worse" : "better",
      reason: `open ports reached: ${share(before)} → ${share(after)}`,
    },
  ];
}

function testGuesses(before: LabCell, after: LabCell): readonly Test[] {
  return before.pairs.flatMap((pair) => {
    const other = after.pairs.find(({ states }) => states.join() === pair.states.join());
    return other === undefined ? [] : [testPair(before, after, [pair, other])];
  });
}

/** The share of right guesses speaks for outcomes and times together. */
function testPair(before: LabCell, after: LabCell, states: readonly [PairReport, PairReport]): Test {
  const [first, second] = [chanceOrMore(states[0].accuracy), chanceOrMore(states[1].accuracy)];
  const percent = ({ value }: Estimate): string => `${Math.round(100 * value)} %`;
  return {
    cell: after,
    pValue: differencePValue(
      { estimate: first, confidence: before.confidence },
      { estimate: second, confidence: after.confidence },
    ),
    direction: second.value > first.value ? "worse" : "better",
    reason: `${states[0].states.join(" and ")} told apart: ${percent(first)} → ${percent(second)}`,
  };
}

/** A rule that is wrong more often than right, on data that it did not learn from, has learned nothing. */
function chanceOrMore({ value, low, high }: Estimate): Estimate {
  return { value: Math.max(0.5, value), low: Math.max(0.5, low), high: Math.max(0.5, high) };
}
