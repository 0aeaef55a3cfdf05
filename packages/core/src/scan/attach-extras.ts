import type { Claim } from "./claim.ts";
import type { Cell } from "./ledger/cell.ts";

/** A product's list with a few more ports is still the product; with more it may be a second list. */
const MAX_EXTRA_PORTS = 3;

/** What each port that is not on the list costs. */
const EXTRA_PORT = 0.97;

/**
 * Gives a named scan the few ports that its own scripts tried besides the list, in the same way: nobody is helped by a
 * second finding about them.
 */
export function attachExtras(claims: readonly Claim[], open: readonly Cell[]): readonly Claim[] {
  const taken = new Set<Cell>();
  return claims.map((claim) => {
    if (claim.kind !== "scan") return claim;
    const extras = open.filter((cell) => !taken.has(cell) && isExtra(cell, claim));
    const ports = new Set(extras.map((cell) => cell.port));
    if (ports.size === 0 || ports.size > MAX_EXTRA_PORTS) return claim;
    for (const cell of extras) taken.add(cell);
    return {
      ...claim,
      cells: [...claim.cells, ...extras],
      confidence: claim.confidence * EXTRA_PORT ** ports.size,
    };
  });
}

function isExtra(cell: Cell, claim: Claim): boolean {
  return (
    cell.paths.size === 0 &&
    claim.cells.some(
      ({ script, transport, place }) =>
        script === cell.script &&
        transport === cell.transport &&
        (place === cell.place || (place.space === "loopback" && cell.place.space === "loopback")),
    )
  );
}
