import type { Claim } from "../claim.ts";
import type { App } from "../evidence/app.ts";
import type { Cell } from "../ledger/cell.ts";

/** The claim that a page wanted to talk to one program. */
export function appClaim(app: App, cells: readonly Cell[], confidence: number): Claim {
  return {
    kind: "local-access",
    signature: app.signature,
    vendor: app.vendor,
    purpose: app.purpose,
    confidence,
    cells,
    sentence: { kind: "talked", to: app.program },
    programs: [app.program],
  };
}
