import type { Claim } from "../claim.ts";
import { machinesOf } from "../evidence/machine.ts";
import { groupBy, portViews, type PortView } from "../evidence/port-view.ts";
import type { Visit } from "../evidence/visit.ts";
import type { Cell } from "../ledger/cell.ts";
import { SIGNATURES } from "./index.ts";
import type { Signature } from "./signature.ts";

/** Above the products that one page loads; each round claims at least one cell, so this only bounds a hostile page. */
const MAX_CLAIMS = 100;

/**
 * Names products, the surest first: what one explains, the next is not shown. Each is tried on every machine, on all
 * scripts together and on the scripts of each site alone, so that two products on a page do not hide each other.
 */
export function applySignatures(cells: readonly Cell[], visit: Visit): readonly Claim[] {
  const claims: Claim[] = [];
  let open = cells;
  while (claims.length < MAX_CLAIMS) {
    const candidates = candidatesOf(open);
    const best = surest(
      SIGNATURES.flatMap((signature) =>
        candidates[signature.scope].map((views) => signature.match(views, visit)),
      ),
    );
    if (best === undefined) break;
    claims.push(best);
    const taken = new Set(best.cells);
    open = open.filter((cell) => !taken.has(cell));
  }
  return claims;
}

type Candidates = Readonly<Record<Signature["scope"], readonly (readonly PortView[])[]>>;

function candidatesOf(cells: readonly Cell[]): Candidates {
  const machine = machinesOf(cells).flatMap((each) => {
    const bySite = Array.from(groupBy(each.cells, (cell) => cell.script.site).values());
    return bySite.length > 1 ? [each.cells].concat(bySite) : bySite;
  });
  return { machine: machine.map(portViews), visit: [portViews(cells)] };
}

function surest(claims: readonly (Claim | undefined)[]): Claim | undefined {
  return claims.reduce<Claim | undefined>(
    (best, claim) =>
      best === undefined || (claim !== undefined && claim.confidence > best.confidence) ? claim : best,
    undefined,
  );
}
