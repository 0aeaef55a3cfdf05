// Prints how often the recogniser is wrong about labelled, held-out and hard traces.
import { errorRates, formatRates } from "../src/scan/traces/error-rates.ts";
import { hardSet, heldOutSet, labelledSet, mixedSet } from "../src/scan/traces/labelled-set.ts";

for (const [title, traces] of [
  ["Labelled set: as described", labelledSet()],
  ["Held-out set: other seeds, perturbed", heldOutSet()],
  ["Mixed set: pages that do two things at once", mixedSet()],
  ["Hard cases: not to be told from the probes", hardSet()],
] as const) {
  console.log(`\n${title}\n\n${formatRates(errorRates(traces))}`);
}
