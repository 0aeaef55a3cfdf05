import type { LabCell } from "../report/cell-schema.ts";
import type { LabReport } from "../report/schema.ts";
import { cellKey } from "../trial/cell-book.ts";
import { compareCells, type CellChange } from "./compare-cells.ts";

/** What changed between two measurements. */
export interface LabComparison {
  readonly worse: readonly CellChange[];
  readonly better: readonly CellChange[];
  /** Cells that were compared. */
  readonly compared: number;
  /** Cells that only one of the two has, or that could not be measured in one, in words. */
  readonly incomparable: readonly string[];
  /** What differs between the two besides the cells, in words: a comparison of two browsers is one too. */
  readonly conditions: readonly string[];
}

/** Chance of naming even one cell when nothing changed. */
const ALPHA = 0.05;

/** Names each cell in which the second measurement shows a page more or less than the first, by more than chance. */
export function compareReports(before: LabReport, after: LabReport): LabComparison {
  const later = new Map(after.cells.map((cell) => [keyOf(cell), cell]));
  const known = new Set(before.cells.map(keyOf));
  const incomparable = after.cells
    .filter((cell) => !known.has(keyOf(cell)))
    .map((cell) => `${nameOf(cell)}: only after`);
  const pairs: (readonly [LabCell, LabCell])[] = [];
  const changes: CellChange[] = [];
  for (const cell of before.cells) {
    const other = later.get(keyOf(cell));
    if (other === undefined) incomparable.push(`${nameOf(cell)}: only before`);
    else if (isMeasured(cell) && isMeasured(other)) pairs.push([cell, other]);
    else if (isLeak(cell) || isLeak(other)) changes.push(describeArrival(cell, other));
    else if (isMeasured(cell) !== isMeasured(other)) {
      incomparable.push(`${nameOf(cell)}: not available ${isMeasured(cell) ? "after" : "before"}`);
    }
  }
  changes.push(...compareCells(pairs, ALPHA));
  return {
    worse: changes.filter(({ direction }) => direction === "worse"),
    better: changes.filter(({ direction }) => direction === "better"),
    compared: pairs.length,
    incomparable,
    conditions: differingConditions(before, after),
  };
}

/** Too few samples for a verdict are still samples of what arrives. */
function isMeasured({ verdict }: LabCell): boolean {
  return verdict.kind !== "not-available" || verdict.reason === "too-few-samples";
}

function isLeak({ verdict }: LabCell): boolean {
  return verdict.kind === "leaks";
}

/** A channel that a browser gains or loses, and that leaks where it is. */
function describeArrival(before: LabCell, { channel, context, spelling, ...after }: LabCell): CellChange {
  const isNew = after.verdict.kind === "leaks";
  const [from, to] = [before.verdict, after.verdict].map((verdict) =>
    verdict.kind === "not-available" ? verdict.reason.replaceAll("-", " ") : verdict.kind,
  );
  return { channel, context, spelling, direction: isNew ? "worse" : "better", reason: `${from} → ${to}` };
}

/** Presets may put one cell into different parts; it is the same cell. */
function keyOf({ channel, context, spelling }: LabCell): string {
  return cellKey({ section: "custom", channel, context, spelling });
}

function nameOf({ channel, context, spelling }: LabCell): string {
  return `${channel} in ${context} to ${spelling}`;
}

function differingConditions(before: LabReport, after: LabReport): readonly string[] {
  const rows: readonly (readonly [string, string, string])[] = [
    ["browser", browserOf(before), browserOf(after)],
    ["permission", before.permission, after.permission],
    ["protection", JSON.stringify(before.protection), JSON.stringify(after.protection)],
    ["machine", JSON.stringify(before.machine), JSON.stringify(after.machine)],
    ["preset", before.preset, after.preset],
    ["network", before.options.network, after.options.network],
    ["page", before.options.page ?? "driven", after.options.page ?? "driven"],
    ["outcome", before.outcome, after.outcome],
  ];
  return rows.filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what}: ${a} → ${b}`);
}

function browserOf({ browser: { name, version } }: LabReport): string {
  return `${name} ${version}`;
}
