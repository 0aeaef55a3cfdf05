// Breaks everything that can break while a survey runs, and counts afterwards: every site has exactly one result.
// `--store embedded|server|both`, `--visits 600` in a browser, `--jobs 100000` without one, `--faults 60` of each kind.
import { parseArgs } from "node:util";
import { formatLedger, isClean } from "./ledger.ts";
import { soakStore } from "./soak-store.ts";

const { values } = parseArgs({
  options: {
    store: { type: "string", default: "both" },
    visits: { type: "string", default: "600" },
    jobs: { type: "string", default: "100000" },
    faults: { type: "string", default: "60" },
  },
});
const kinds = values.store === "both" ? (["embedded", "server"] as const) : [storeKind(values.store)];
for (const kind of kinds) {
  const ledger = await soakStore(kind, {
    visits: Number(values.visits),
    jobs: Number(values.jobs),
    faults: Number(values.faults),
  });
  console.log(formatLedger(ledger));
  if (!isClean(ledger)) process.exitCode = 1;
}

function storeKind(text: string): "embedded" | "server" {
  if (text === "embedded" || text === "server") return text;
  throw new RangeError(`Cannot soak ${text}: give embedded, server or both`);
}
