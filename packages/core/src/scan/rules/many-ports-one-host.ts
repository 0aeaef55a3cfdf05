import { machineSearches } from "../evidence/machine-searches.ts";
import { searchConfidence } from "../evidence/search.ts";
import type { Rule } from "./rule.ts";
import { jointFactor, scanClaim } from "./scan-claim.ts";

/** Ports that have nothing to do with each other: the page looked for whatever is there. */
export const manyPortsOneHost: Rule = {
  id: "many-ports-one-host",
  summary: "The page tried many ports of one machine.",
  claim: ({ cells, visit }) =>
    machineSearches(cells, visit).map((search) =>
      scanClaim(
        {
          signature: "many-ports-one-host",
          cells: search.views.flatMap((view) => view.cells),
          confidence: searchConfidence(search.unitCount) * jointFactor(search),
          because: "no one program uses all of them, so it looked for what is there",
        },
        visit,
      ),
    ),
};
