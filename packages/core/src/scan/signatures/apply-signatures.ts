import type { Claim } from "../claim.ts";
import { machinesOf } from "../evidence/machine.ts";
import { groupBy, portViews } from "../evidence/port-view.ts";
import type { Visit } from "../evidence/visit.ts";
import type { Cell } from "../ledger/cell.ts";
import { SIGNATURES } from "./index.ts";
import type { Signature } from "./signature.ts";

/** Above the products that one page loads; each round claims at least one cell, so this only bounds a hostile page. */
const MAX_CLAIMS = 100;

const OF_SCOPE = {
  machine: SIGNATURES.filter(({ scope }) => scope === "machine"),
  visit: SIGNATURES.filter(({ scope }) => scope === "visit"),
} as const satisfies Record<Signature["scope"], readonly Signature[]>;

/** Cells that are shown to signatures together, and what the surest of them makes of them. */
interface Candidate {
  readonly scope: Signature["scope"];
  readonly cells: readonly Cell[];
  readonly claim: Claim | undefined;
}

/**
 * Names products, the surest first: what one explains, the next is not shown. Each is tried on every machine, on all
 * scripts together and on the scripts of each site alone, so that two products on a page do not hide each other.
 */
export function applySignatures(cells: readonly Cell[], visit: Visit): readonly Claim[] {
  const claims: Claim[] = [];
  let candidates = candidatesOf(cells, visit);
  while (claims.length < MAX_CLAIMS) {
    const best = surest(candidates.map(({ claim }) => claim));
    if (best === undefined) break;
    claims.push(best);
    const taken = new Set(best.cells);
    candidates = candidates.map((each) =>
      each.cells.some((cell) => taken.has(cell))
        ? createCandidate(
            each.scope,
            each.cells.filter((cell) => !taken.has(cell)),
            visit,
          )
        : each,
    );
  }
  return claims;
}

function candidatesOf(cells: readonly Cell[], visit: Visit): readonly Candidate[] {
  const machines = machinesOf(cells).flatMap((machine) => {
    const bySite = Array.from(groupBy(machine.cells, (cell) => cell.script.site).values());
    return bySite.length > 1 ? [machine.cells].concat(bySite) : bySite;
  });
  return machines
    .map((own) => createCandidate("machine", own, visit))
    .concat(createCandidate("visit", cells, visit));
}

function createCandidate(scope: Signature["scope"], cells: readonly Cell[], visit: Visit): Candidate {
  const views = portViews(cells);
  return { scope, cells, claim: surest(OF_SCOPE[scope].map((signature) => signature.match(views, visit))) };
}

function surest(claims: readonly (Claim | undefined)[]): Claim | undefined {
  return claims.reduce<Claim | undefined>(
    (best, claim) =>
      best === undefined || (claim !== undefined && claim.confidence > best.confidence) ? claim : best,
    undefined,
  );
}
