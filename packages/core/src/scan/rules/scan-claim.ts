import type { Claim } from "../claim.ts";
import type { Visit } from "../evidence/visit.ts";
import type { Cell } from "../ledger/cell.ts";

/** What a rule knows of a scan by somebody unknown. */
export interface UnknownScan {
  readonly signature: string;
  readonly cells: readonly Cell[];
  readonly confidence: number;
  /** Ends the sentence. */
  readonly because: string;
}

/** The claim that ports were looked for; the script's own address may still name a vendor. */
export function scanClaim({ signature, cells, confidence, because }: UnknownScan, visit: Visit): Claim {
  const scripts = [...new Set(cells.map((cell) => cell.script))];
  const match = scripts.map(visit.vendorOf).find((each) => each !== undefined);
  return {
    kind: "scan",
    signature,
    vendor: match?.vendor.name ?? null,
    tenant: match?.tenant?.id,
    purpose: match?.vendor.purpose ?? "unknown",
    confidence,
    cells,
    sentence: {
      kind: "tried",
      because: match === undefined ? because : `the script that did it is ${match.vendor.name}'s`,
    },
  };
}

/** What is left of the confidence when scripts of several sites had to be taken together to see a search. */
export function jointFactor({ isJoint }: { readonly isJoint: boolean }): number {
  return isJoint ? 0.85 : 1;
}
