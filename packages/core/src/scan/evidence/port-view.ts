import type { Cell } from "../ledger/cell.ts";
import { pathShape } from "../ledger/path-class.ts";

/** Everything that some cells did to one port of one place. */
export interface PortView {
  readonly port: number;
  readonly cells: readonly Cell[];
  readonly firstAtMs: number;
  /** What it was asked for, numbers left out; empty when it was only asked whether it is there. */
  readonly shapes: ReadonlySet<string>;
  readonly isOpen: boolean;
}

/** Groups cells of one place by port, in the order of the first attempt; ties by port number. */
export function portViews(cells: readonly Cell[]): readonly PortView[] {
  return Array.from(
    groupBy(cells, (cell) => cell.port),
    ([port, own]) => ({
      port,
      cells: own,
      firstAtMs: own.reduce((first, cell) => Math.min(first, cell.firstAtMs), Infinity),
      shapes: shapesOf(own),
      isOpen: own.some((cell) => cell.isOpen),
    }),
  ).sort((a, b) => a.firstAtMs - b.firstAtMs || a.port - b.port);
}

/** Shared by the ports of a large scan, which ask for nothing. */
const NO_SHAPES: ReadonlySet<string> = new Set();

function shapesOf(cells: readonly Cell[]): ReadonlySet<string> {
  if (cells.every((cell) => cell.paths.size === 0)) return NO_SHAPES;
  return new Set(cells.flatMap((cell) => [...cell.paths].map(pathShape)));
}

/** Groups values by a key, both in the order of their first appearance. */
export function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
