import { compareSpace } from "../../address/compare-space.ts";
import { programsAt } from "../../ports/programs-at.ts";
import type { Claim } from "../claim.ts";
import { groupBy } from "../evidence/port-view.ts";
import type { FindingPort } from "../finding.ts";
import { schemesOf, type Cell } from "../ledger/cell.ts";

/** Lists the ports of a claim with the programs that may have been meant, in order of number. */
export function findingPorts(claim: Claim): readonly FindingPort[] {
  return [...groupBy(claim.cells, ({ port, place }) => `${place.space} ${port}`).values()]
    .flatMap((cells) => cells.slice(0, 1).map((first) => findingPort(first, cells, claim)))
    .sort((a, b) => a.port - b.port || compareSpace(a.space, b.space));
}

function findingPort({ port, place }: Cell, cells: readonly Cell[], claim: Claim): FindingPort {
  const [program = null, ...alternatives] = programNames(port, cells, claim);
  return { port, space: place.space, program, alternatives };
}

/** Programs at a port, likeliest first; those that the claim is about come before all others. */
function programNames(
  port: number,
  cells: readonly Cell[],
  { programs, categories }: Claim,
): readonly string[] {
  const candidates = cells.flatMap((cell) =>
    programsAt(port, {
      protocol: cell.transport === "udp" ? "udp" : "tcp",
      scheme: schemesOf(cell)[0],
      host: [...cell.hosts][0],
      path: [...cell.paths][0],
      space: cell.place.space,
    }),
  );
  const ranked = candidates.map((candidate, index) => {
    const isMeant =
      programs?.includes(candidate.program) === true ||
      (candidate.category !== null && categories?.includes(candidate.category) === true);
    return { program: candidate.program, rank: isMeant ? 0 : 1, index };
  });
  ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
  return [...new Set(ranked.map(({ program }) => program))];
}
