import { appByQuestion } from "../evidence/app-by-name.ts";
import type { App } from "../evidence/app.ts";
import { groupBy } from "../evidence/port-view.ts";
import type { Cell } from "../ledger/cell.ts";
import { searchConfidence } from "../evidence/search.ts";
import type { Rule } from "./rule.ts";
import { scanClaim } from "./scan-claim.ts";

/** Above the programs that one site offers to sign in, pay or open a file with. */
const MIN_PROGRAMS = 4;

/** Programs of many makers, each asked in its own words: a list of what is installed. */
export const manyPrograms: Rule = {
  id: "many-programs",
  summary: "The page asked many programs whether they are installed.",
  claim: ({ cells, visit }) => {
    const abroad = cells.filter((cell) => !visit.isAtHome(cell.script, cell.place.space));
    const bySite = groupBy(abroad.flatMap(addressed), ({ cell }) => cell.script.site);
    return [...bySite.values()].flatMap((own) => {
      const programs = new Set(own.map(({ app }) => app.program));
      if (programs.size < MIN_PROGRAMS) return [];
      return [
        scanClaim(
          {
            signature: "many-programs",
            cells: own.map(({ cell }) => cell),
            confidence: searchConfidence(programs.size),
            because: "each was asked in its own way, so it looked for what is installed",
          },
          visit,
        ),
      ];
    });
  },
};

/** Pages of banks and offices need several agents, left-overs of development several servers. */
function addressed(cell: Cell): readonly { readonly cell: Cell; readonly app: App }[] {
  const app = appByQuestion(cell);
  if (app === undefined || app.kind === "agent" || app.purpose === "developer-error") return [];
  return [{ cell, app }];
}
