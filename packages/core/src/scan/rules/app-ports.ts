import { programsAt } from "../../ports/programs-at.ts";
import type { Claim } from "../claim.ts";
import { appsOf } from "../evidence/apps-at.ts";
import { machinesOf } from "../evidence/machine.ts";
import { portViews, type PortView } from "../evidence/port-view.ts";
import { programUnits, type Unit } from "../evidence/program-units.ts";
import { portContext } from "../findings/finding-ports.ts";
import { appClaim } from "./app-claim.ts";
import type { Rule } from "./rule.ts";

/** Several ports of one program, and none that another would explain. */
const SEVERAL_PORTS_CONFIDENCE = 0.85;

/** Below it a port has too many claimants to name one. */
const MIN_CANDIDATE_CONFIDENCE = 0.4;

/** A port alone is never proof, however sure its row is. */
const ONE_PORT_FACTOR = 0.7;

/** Ports of one program, tried in nobody's name: its own pages looking for it, as far as the ports tell. */
export const appPorts: Rule = {
  id: "app-ports",
  summary: "The page tried the ports of one program.",
  claim: ({ cells }) =>
    machinesOf(cells).flatMap((machine) => programUnits(portViews(machine.cells)).flatMap(claimsOfUnit)),
};

function claimsOfUnit({ app, views }: Unit): readonly Claim[] {
  if (app === undefined || views.length === 1) return views.flatMap(claimsOfPort);
  return [
    appClaim(
      app,
      views.flatMap((view) => view.cells),
      SEVERAL_PORTS_CONFIDENCE,
    ),
  ];
}

/** A service or site is nobody's own program: what a page wants of it is not known. */
function claimsOfPort({ port, cells }: PortView): readonly Claim[] {
  return cells.flatMap((cell) => {
    const best = programsAt(port, portContext(cell))[0];
    if (best === undefined || best.confidence < MIN_CANDIDATE_CONFIDENCE) return [];
    const meant = appsOf(cell).filter(({ program }) => program === best.program);
    return meant
      .filter(({ kind }) => kind !== "service" && kind !== "site")
      .map((app) => appClaim(app, [cell], best.confidence * ONE_PORT_FACTOR));
  });
}
