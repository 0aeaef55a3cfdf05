import type { PortView } from "./port-view.ts";
import type { ProbingTest } from "./probing.ts";
import { programUnits, type Unit } from "./program-units.ts";
import type { Visit } from "./visit.ts";

/** Two is a client with a fallback port, or a page with hot reload and one API; three is a search. */
export const MIN_UNITS = 3;

/** Above the services of a home-lab page, or of a developer's machine, that happen to be down. */
const MIN_UNITS_AT_HOME = 8;

/** Services that no page of one's own machine or network embeds. */
const MIN_SERVICES_AT_HOME = 3;

/** A page at home knows what is there: most of it answers. */
const MAX_ANSWERS_AT_HOME = 0.5;

/** A client looks for its one program where it may have fallen back to, not further. */
const MAX_QUERY_PORTS = 16;

/** By chance a client's own range holds a port that somebody else has as well. */
const MAX_KNOWN_PORTS = 1;

/** Judges ports of one machine, each of which was only asked whether it is there. */
export function isSearch(views: readonly PortView[], visit: Visit): boolean {
  const units = programUnits(views);
  if (units.length < MIN_UNITS || isForAgents(units)) return false;
  if (views.every((view) => view.cells.every((cell) => visit.isAtHome(cell.script, cell.place.space)))) {
    return isSearchAtHome(views, units);
  }
  return !stopsAtAnswer(views, units) && !isShownAround(views);
}

/** Pages of banks and offices ask for several agents at once, and for some that the catalogue does not know. */
export function isForAgents(units: readonly Unit[]): boolean {
  const agents = units.filter((unit) => unit.kind === "agent").length;
  return (
    units.length <= 2 * agents && units.every((unit) => unit.kind === "agent" || unit.kind === "unknown")
  );
}

/** A start page of a home network that lives elsewhere: its markup shows services of one device, and they answer. */
function isShownAround(views: readonly PortView[]): boolean {
  const answers = views.filter((view) => view.isOpen).length;
  return (
    answers > MAX_ANSWERS_AT_HOME * views.length &&
    views.every((view) => view.cells.every(({ script, place }) => script.isMarkup && place.space === "local"))
  );
}

/** More units are harder to explain in any other way: 3 are two in three, 8 are nine in ten. */
export function searchConfidence(unitCount: number): number {
  return 0.95 - 0.8 * 0.7 ** unitCount;
}

function isSearchAtHome(views: readonly PortView[], units: readonly Unit[]): boolean {
  const answers = views.filter((view) => view.isOpen).length;
  if (answers > MAX_ANSWERS_AT_HOME * views.length) return false;
  const services = units.filter((unit) => unit.kind === "service").length;
  return units.length >= MIN_UNITS_AT_HOME || services >= MIN_SERVICES_AT_HOME;
}

/**
 * Takes away ports that no known program has and that were all asked a client's question: one program that the catalogue
 * does not know, whatever else was tried.
 */
export function withoutClient(views: readonly PortView[], test: ProbingTest): readonly PortView[] {
  const asked = views.filter(test.isQuery);
  const known = programUnits(asked).filter((unit) => unit.kind !== "unknown").length;
  if (asked.length > MAX_QUERY_PORTS || known > MAX_KNOWN_PORTS) return views;
  return views.filter((view) => !test.isQuery(view));
}

/** Consecutive ports of no known program, tried until one answered: a client that found its program. */
function stopsAtAnswer(views: readonly PortView[], units: readonly Unit[]): boolean {
  return (
    isConsecutive(views) &&
    views.at(-1)?.isOpen === true &&
    views.slice(0, -1).every((view) => !view.isOpen) &&
    units.every((unit) => unit.kind === "unknown")
  );
}

/** Tells whether ports are one unbroken range. */
export function isConsecutive(views: readonly PortView[]): boolean {
  const ports = views.map((view) => view.port).sort((a, b) => a - b);
  return ports.every((port, index) => port === Number(ports[0]) + index);
}
