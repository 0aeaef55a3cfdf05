import { machinesOf } from "../evidence/machine.ts";
import { portViews } from "../evidence/port-view.ts";
import { createProbingTest } from "../evidence/probing.ts";
import { programUnits } from "../evidence/program-units.ts";
import { MIN_UNITS } from "../evidence/search.ts";
import type { Rule } from "./rule.ts";

/** Ports that nobody is known for, asked for by a question or in a row: one program that the catalogue does not know. */
export const unknownProgram: Rule = {
  id: "unknown-program",
  summary: "The page looked for one program that is not in the catalogue.",
  claim: ({ cells, visit }) => {
    const abroad = cells.filter((cell) => !visit.isAtHome(cell.script, cell.place.space));
    const test = createProbingTest(cells);
    return machinesOf(abroad).flatMap((machine) => {
      const units = programUnits(portViews(machine.cells).filter(test.isProbing));
      const unknown = units.filter(({ app }) => app === undefined);
      if (unknown.length < MIN_UNITS) return [];
      return [
        {
          kind: "local-access",
          signature: "unknown-program",
          vendor: null,
          purpose: "native-app",
          confidence: 0.5,
          cells: unknown.flatMap(({ views }) => views.flatMap((view) => view.cells)),
          sentence: { kind: "talked", to: "a program that is not in the catalogue" },
        } as const,
      ];
    });
  },
};
