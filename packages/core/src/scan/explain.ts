import { attachExtras } from "./attach-extras.ts";
import type { Claim } from "./claim.ts";
import type { Visit } from "./evidence/visit.ts";
import type { Cell } from "./ledger/cell.ts";
import { RULES } from "./rules/index.ts";
import type { Rule } from "./rules/rule.ts";
import { sinkhole } from "./rules/dns-sinkhole.ts";
import { applySignatures } from "./signatures/apply-signatures.ts";

/**
 * Explains every cell by exactly one claim: filters' answers are set aside, products are named, rules look at the rest,
 * and what is left is at least an access.
 */
export function explain(cells: readonly Cell[], visit: Visit): readonly Claim[] {
  const sunk = sinkhole.claim({ cells, visit });
  const open = without(cells, sunk);
  const products = applySignatures(open, visit);
  const named = attachExtras(products, without(open, products));
  const rest = applyRules(RULES, without(open, named), visit);
  return [...sunk, ...named, ...rest];
}

function applyRules(rules: readonly Rule[], cells: readonly Cell[], visit: Visit): readonly Claim[] {
  const claims: Claim[] = [];
  let open = cells;
  for (const rule of rules) {
    const made = rule.claim({ cells: open, visit });
    claims.push(...made);
    open = without(open, made);
  }
  return claims;
}

function without(cells: readonly Cell[], claims: readonly Claim[]): readonly Cell[] {
  if (claims.length === 0) return cells;
  const claimed = new Set(claims.flatMap((claim) => claim.cells));
  return cells.filter((cell) => !claimed.has(cell));
}
