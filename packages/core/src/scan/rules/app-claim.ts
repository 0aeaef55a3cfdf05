import type { Claim } from "../claim.ts";
import type { App } from "../evidence/app.ts";
import type { Cell } from "../ledger/cell.ts";

/** Why a public page asks for a developer's program. */
export const LEFT_OVER = "most likely a left-over from the time when the page was made";

/** The claim that a page wanted to talk to one program. */
export function appClaim(app: App, cells: readonly Cell[], confidence: number): Claim {
  return {
    kind: "local-access",
    signature: app.signature,
    vendor: app.vendor,
    purpose: app.purpose,
    confidence,
    cells,
    sentence: {
      kind: "talked",
      to: app.program,
      ...(app.purpose === "developer-error" && { because: LEFT_OVER }),
    },
    programs: [app.program],
  };
}
