import type { Cell } from "../ledger/cell.ts";
import { machinesOf, type Machine } from "./machine.ts";
import { groupBy, portViews, type PortView } from "./port-view.ts";
import { createProbingTest, type ProbingTest } from "./probing.ts";
import { programUnits, type Unit } from "./program-units.ts";
import { isForAgents, isSearch, withoutClient } from "./search.ts";
import type { Visit } from "./visit.ts";

/** Ports of one machine that were looked for, by one site's scripts or by several together. */
export interface MachineSearch {
  readonly views: readonly PortView[];
  readonly unitCount: number;
  /** Scripts of several sites had to be taken together to see it. */
  readonly isJoint: boolean;
}

/**
 * Finds searches machine by machine. Scripts of one site act together; what no site's scripts explain alone is then
 * looked at as a whole, because a scan may be split over scripts.
 */
export function machineSearches(cells: readonly Cell[], visit: Visit): readonly MachineSearch[] {
  const test = createProbingTest(cells);
  return machinesOf(cells).flatMap((machine) => searchesOn(machine, test, visit));
}

function searchesOn(machine: Machine, test: ProbingTest, visit: Visit): readonly MachineSearch[] {
  const searches: MachineSearch[] = [];
  const rest: Cell[] = [];
  for (const own of groupBy(machine.cells, (cell) => cell.script.site).values()) {
    const views = withoutClient(portViews(own).filter(test.isProbing), test);
    const units = programUnits(views);
    if (isSearch(views, visit)) {
      searches.push({ views, unitCount: units.length, isJoint: false });
    } else if (!isOwnClient(units)) {
      rest.push(...views.flatMap((view) => view.cells));
    }
  }
  const views = portViews(rest);
  if (isSearch(views, visit)) {
    searches.push({ views, unitCount: programUnits(views).length, isJoint: true });
  }
  return searches;
}

/** Scripts of a site that only want their own program: they are no part of anybody's search. */
function isOwnClient(units: readonly Unit[]): boolean {
  if (isForAgents(units)) return true;
  return units.length === 1 && units.every((unit) => unit.kind === "app" || unit.kind === "tool");
}
