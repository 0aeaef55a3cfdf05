import { compareSpace } from "../../address/compare-space.ts";
import { loopbackAliasOf } from "../../ports/loopback/loopback-alias-of.ts";
import { programsAt, type PortContext, type ProgramCandidate } from "../../ports/programs-at.ts";
import type { Claim } from "../claim.ts";
import { groupBy } from "../evidence/port-view.ts";
import type { FindingPort } from "../finding.ts";
import { schemesOf, type Cell } from "../ledger/cell.ts";

/** A port of a finding, and what a sentence may call it. */
export interface NamedPort extends FindingPort {
  /** `null` when only the registry has a name, which says who asked for the port and no more. */
  readonly commonName: string | null;
}

/** Lists the ports of a claim with the programs that may have been meant, in order of number. */
export function findingPorts(claim: Claim): readonly NamedPort[] {
  return [...groupBy(claim.cells, ({ port, place }) => `${place.space} ${port}`).values()]
    .flatMap((cells) => cells.slice(0, 1).map((first) => namedPort(first, cells, claim)))
    .sort((a, b) => a.port - b.port || compareSpace(a.space, b.space));
}

function namedPort({ port, place }: Cell, cells: readonly Cell[], claim: Claim): NamedPort {
  const candidates = candidatesAt(port, cells, claim);
  const [program = null, ...alternatives] = new Set(candidates.map((candidate) => candidate.program));
  const [first] = candidates;
  const commonName = first?.basis === "catalogue" ? first.program : null;
  return { port, space: place.space, program, alternatives, commonName };
}

/** Programs at a port, likeliest first; those that the claim is about come before all others. */
function candidatesAt(port: number, cells: readonly Cell[], claim: Claim): readonly ProgramCandidate[] {
  const contexts = new Map(cells.map((cell) => [contextKey(cell), cell]));
  const candidates = [...contexts.values()].flatMap((cell) => programsAt(port, portContext(cell)));
  return candidates.toSorted((a, b) => rank(a, claim) - rank(b, claim));
}

/** What is known of the attempts of a cell that helps to tell programs apart. */
export function portContext(cell: Cell): PortContext {
  return {
    protocol: cell.transport === "udp" ? "udp" : "tcp",
    scheme: schemesOf(cell)[0],
    host: [...cell.hosts][0],
    path: [...cell.paths][0],
    space: cell.place.space,
  };
}

/** Of a host, only what its name says of a program tells programs apart: a sweep has thousands. */
function contextKey(cell: Cell): string {
  const context = portContext(cell);
  const alias = context.host === undefined ? undefined : loopbackAliasOf(context.host);
  return Object.values({ ...context, host: alias?.pattern }).join(" ");
}

function rank({ program, category }: ProgramCandidate, { programs, categories }: Claim): number {
  if (programs?.includes(program) === true) return 0;
  return category !== null && categories?.includes(category) === true ? 1 : 2;
}
