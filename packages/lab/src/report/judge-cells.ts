import { createRandom, discardWarmUp, judgeLeaks, type LeakReport } from "@hushport/core";
import { cellKey } from "../trial/cell-book.ts";
import type { CellState, LabCell, Quantiles } from "./cell-schema.ts";
import type { LabObservation } from "./observation-schema.ts";

/** Chance of even one wrong `leaks` in a report; its parts share it. */
const ALPHA = 0.05;

/** Judges every cell that was observed, the warm-up left out. */
export function judgeCells(observations: readonly LabObservation[], seed: number): readonly LabCell[] {
  const sections = Map.groupBy(measuredOf(observations), ({ section }) => section);
  return [...sections].flatMap(([section, members]) => {
    const byCell = Map.groupBy(members, cellKey);
    const alpha = ALPHA / sections.size;
    return judgeLeaks(members, { random: createRandom(seed), alpha }).map((report) => {
      const own = byCell.get(cellKey({ section, ...report })) ?? [];
      return toCell({ ...report, section, confidence: 1 - alpha }, own);
    });
  });
}

/** A cell that never left the warm-up, because its channel is unsupported, is judged by the warm-up. */
function measuredOf(observations: readonly LabObservation[]): readonly LabObservation[] {
  return [...Map.groupBy(observations, cellKey).values()].flatMap((all) => {
    const measured = discardWarmUp(all);
    return measured.length > 0 ? measured : all.filter(({ outcome }) => outcome === "unsupported");
  });
}

function toCell(
  judged: LeakReport & Pick<LabCell, "section" | "confidence">,
  observations: readonly LabObservation[],
): LabCell {
  return {
    ...judged,
    deadlineMs: observations[0]?.deadlineMs ?? 0,
    states: [...Map.groupBy(observations, ({ targetKind }) => targetKind).values()]
      .map(summariseState)
      .filter((state) => state !== undefined)
      .sort((a, b) => (a.targetKind < b.targetKind ? -1 : 1)),
  };
}

function summariseState(observations: readonly LabObservation[]): CellState | undefined {
  const [first] = observations;
  if (first === undefined) return undefined;
  const outcomes = [
    ...Map.groupBy(observations, ({ outcome, detail }) => JSON.stringify([outcome, detail])).values(),
  ]
    .flatMap((same) =>
      same.slice(0, 1).map(({ outcome, detail }) => ({ outcome, detail, count: same.length })),
    )
    .sort((a, b) => b.count - a.count);
  return {
    targetKind: first.targetKind,
    portState: first.portState,
    samples: observations.length,
    timeouts: observations.filter(({ outcome }) => outcome === "timeout").length,
    durationMs: quantiles(observations.flatMap(({ durationMs }) => durationMs ?? [])),
    outcomes,
    ...countSent(observations),
    contacted: observations.filter(({ connections }) => connections > 0).length,
    withBytes: observations.filter(({ bytes }) => bytes > 0).length,
    medianBytes: quantiles(observations.map(({ bytes }) => bytes))?.p50 ?? 0,
    firstByteMs: quantiles(observations.flatMap(({ firstByteMs }) => firstByteMs ?? [])),
  };
}

function countSent(observations: readonly LabObservation[]): Pick<CellState, "sent"> {
  const counted = observations.flatMap(({ packets }) => packets ?? []);
  return counted.length === 0 ? {} : { sent: counted.filter((packets) => packets > 0).length };
}

/** @returns `null` when there is no value. */
export function quantiles(values: readonly number[]): Quantiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const quantile = (share: number): number => {
    const at = share * (sorted.length - 1);
    const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
    return round(low + (high - low) * (at - Math.floor(at)));
  };
  return { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) };
}

/** Below a browser's finest clock nothing was measured. */
function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
