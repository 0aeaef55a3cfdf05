import { machinesOf } from "../evidence/machine.ts";
import { portViews } from "../evidence/port-view.ts";
import { createProbingTest } from "../evidence/probing.ts";
import { searchConfidence } from "../evidence/search.ts";
import type { Rule } from "./rule.ts";
import { scanClaim } from "./scan-claim.ts";

/** A page that knows the visitor's network knows a device or two. */
const MIN_DEVICES = 3;

/** One more than one port of each of the fewest devices. */
const MIN_ENDPOINTS = 4;

/** A few ports here, a few there: no port on enough devices, no device with enough ports, and still a search. */
export const scatteredEndpoints: Rule = {
  id: "scattered-endpoints",
  summary: "The page tried ports here and there in the network.",
  claim: ({ cells, visit }) => {
    const test = createProbingTest(cells);
    const devices = machinesOf(cells.filter((cell) => !visit.isAtHome(cell.script, cell.place.space)))
      .filter(({ kind }) => kind === "device")
      .map((device) => portViews(device.cells).filter(test.isProbing))
      .filter((views) => views.length > 0);
    const views = devices.flat();
    if (devices.length < MIN_DEVICES || views.length < MIN_ENDPOINTS) return [];
    return [
      scanClaim(
        {
          signature: "scattered-endpoints",
          cells: views.flatMap((view) => view.cells),
          confidence: searchConfidence(views.length) * 0.9,
          because:
            "it tried devices of your network here and there, as somebody does who looks for what is there",
        },
        visit,
      ),
    ];
  },
};
