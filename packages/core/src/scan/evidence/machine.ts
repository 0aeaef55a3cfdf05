import type { Cell } from "../ledger/cell.ts";
import type { Place } from "../ledger/place-book.ts";
import { groupBy } from "./port-view.ts";

/** One computer that was probed, under all of its names. */
export interface Machine {
  /** The visitor's own, or a device of the network. */
  readonly kind: "own" | "device";
  readonly cells: readonly Cell[];
}

/** Groups cells by machine: a public name that leads home is the visitor's own machine. */
export function machinesOf(cells: readonly Cell[]): readonly Machine[] {
  const groups = groupBy<Cell, Place | "own">(cells, ({ place }) =>
    place.space === "loopback" ? "own" : place,
  );
  return [...groups].map(([key, own]) => ({ kind: key === "own" ? "own" : "device", cells: own }));
}
