import type { PortCategory } from "../ports/port-category.ts";
import type { Cell } from "./ledger/cell.ts";
import type { FindingKind } from "./finding.ts";
import type { Purpose } from "./purpose.ts";

/** What a signature or rule makes of some cells; a finding before it is put into words. */
export interface Claim {
  readonly kind: FindingKind;
  readonly signature: string;
  readonly vendor: string | null;
  /** The vendor's customer. */
  readonly tenant?: string | undefined;
  readonly purpose: Purpose;
  readonly confidence: number;
  readonly cells: readonly Cell[];
  readonly sentence: SentencePlan;
  /** Programs that the claim says were meant, by name; they lead the names of their ports. */
  readonly programs?: readonly string[] | undefined;
  /** Kinds of program that the signature looks for; they lead the names of their ports. */
  readonly categories?: readonly PortCategory[] | undefined;
}

/**
 * How a claim is told: `tried` lists the ports and ends with `because`; `talked` names whom the page wanted, and may
 * say why; `told` is a
 * whole sentence already.
 */
export type SentencePlan =
  | { readonly kind: "tried"; readonly because: string }
  | { readonly kind: "talked"; readonly to: string; readonly because?: string }
  | { readonly kind: "told"; readonly text: string };
