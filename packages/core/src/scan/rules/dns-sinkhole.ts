import { loopbackAliasOf } from "../../ports/loopback/loopback-alias-of.ts";
import { WEB_PORTS } from "../../ports/web-ports.ts";
import { groupBy } from "../evidence/port-view.ts";
import type { Cell } from "../ledger/cell.ts";
import type { Rule } from "./rule.ts";

/** An address written into a name (`127.0.0.1.nip.io`, `7f000001.rbndr.us`): made to lead there. */
const EMBEDDED_ADDRESS = /(?:^|[.-])(?:127[.-]\d+[.-]\d+[.-]\d+|0[.-]0[.-]0[.-]0|7f[0-9a-f]{6})(?:[.-]|$)/;

/** Above the names that a sentence can hold. */
const MAX_NAMES = 3;

/** Public names that a filter answered with a null or loopback address: the page looked for somebody else. */
export const sinkhole: Rule = {
  id: "dns-sinkhole",
  summary: "A filter answered public names with an address of this computer.",
  claim: ({ cells, visit }) => {
    const byName = groupBy(
      cells.filter((cell) => cell.place.kind === "name"),
      (cell) => cell.place.label,
    );
    const sunk = [...byName].filter(([name, own]) => isSunk(name, own) && !visit.wasPublic(name));
    if (sunk.length === 0) return [];
    const names = sunk.map(([name]) => name).sort();
    const listed = names.slice(0, MAX_NAMES).join(", ");
    const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : "";
    return [
      {
        kind: "sinkhole",
        signature: "dns-sinkhole",
        vendor: null,
        purpose: "unknown",
        confidence: 0.9,
        cells: sunk.flatMap(([, own]) => own),
        sentence: {
          kind: "told",
          text: `A filter on the way answered ${listed}${more} with an address of your own computer, as blockers of advertising do; the page did not look for anything on it.`,
        },
      },
    ];
  },
};

/** Whatever it was answered, a name that is tried at any other port is somebody's walk. */
function isSunk(name: string, cells: readonly Cell[]): boolean {
  if (loopbackAliasOf(name) !== undefined || EMBEDDED_ADDRESS.test(name)) return false;
  return cells.every((cell) => WEB_PORTS.has(cell.port));
}
