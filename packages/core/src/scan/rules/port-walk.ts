import { machineSearches, type MachineSearch } from "../evidence/machine-searches.ts";
import type { Rule } from "./rule.ts";
import { jointFactor, scanClaim } from "./scan-claim.ts";
import { searchConfidence } from "../evidence/search.ts";

/** Share of the ports that one unbroken range must hold: a walker may leave some out or try a few more. */
const MIN_RUN_SHARE = 0.7;

/** Ports one after another: the page walked through a range. */
export const portWalk: Rule = {
  id: "port-walk",
  summary: "The page walked through a range of ports of one machine.",
  claim: ({ cells, visit }) =>
    machineSearches(cells, visit)
      .filter((search) => isWalk(search))
      .map((search) =>
        scanClaim(
          {
            signature: "port-walk",
            cells: search.views.flatMap((view) => view.cells),
            confidence: searchConfidence(search.unitCount) * jointFactor(search),
            because:
              "it went through one range of ports after the other, as somebody does who looks for anything",
          },
          visit,
        ),
      ),
};

function isWalk({ views }: MachineSearch): boolean {
  const ports = views.map((view) => view.port).sort((a, b) => a - b);
  let run = 1;
  let longest = 1;
  for (const [index, port] of ports.entries()) {
    run = port - Number(ports[index - 1]) === 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest >= MIN_RUN_SHARE * ports.length;
}
