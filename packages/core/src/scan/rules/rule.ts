import type { Cell } from "../ledger/cell.ts";
import type { Visit } from "../evidence/visit.ts";
import type { Claim } from "../claim.ts";

/** What a rule is shown: the cells that nothing has explained yet. */
export interface Scene {
  readonly cells: readonly Cell[];
  readonly visit: Visit;
}

/** One way to make sense of probes without knowing who made them. */
export interface Rule {
  readonly id: string;
  readonly summary: string;
  readonly claim: (scene: Scene) => readonly Claim[];
}
