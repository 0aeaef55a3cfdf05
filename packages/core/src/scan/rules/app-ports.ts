import { machinesOf } from "../evidence/machine.ts";
import { portViews } from "../evidence/port-view.ts";
import { createProbingTest } from "../evidence/probing.ts";
import { programUnits } from "../evidence/program-units.ts";
import { appClaim } from "./app-claim.ts";
import type { Rule } from "./rule.ts";

/** Ports of one program, tried in nobody's name: its own pages looking for it, as far as the ports tell. */
export const appPorts: Rule = {
  id: "app-ports",
  summary: "The page tried the ports of one program.",
  claim: ({ cells }) => {
    const test = createProbingTest(cells);
    return machinesOf(cells).flatMap((machine) =>
      programUnits(portViews(machine.cells).filter(test.isProbing)).flatMap(({ app, kind, views }) => {
        if (app === undefined || kind === "service") return [];
        return [
          appClaim(
            app,
            views.flatMap((view) => view.cells),
            views.length > 1 ? 0.85 : 0.55,
          ),
        ];
      }),
    );
  },
};
