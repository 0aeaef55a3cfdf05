import { loopbackAliasOf } from "../../ports/loopback/loopback-alias-of.ts";
import { groupBy } from "../evidence/port-view.ts";
import type { Cell } from "../ledger/cell.ts";
import type { Rule } from "./rule.ts";

/** Where web sites are; a tracker's name is looked up for one of them. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

/** A site uses http and https; a third port is somebody walking. */
const MAX_PORTS_OF_NAME = 2;

/** What filters answer besides 127.0.0.1, and what no program's own name stands for. */
const NULL_ADDRESSES: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

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

function isSunk(name: string, cells: readonly Cell[]): boolean {
  if (loopbackAliasOf(name) !== undefined || EMBEDDED_ADDRESS.test(name)) return false;
  const ports = new Set(cells.map((cell) => cell.port));
  if (ports.size > MAX_PORTS_OF_NAME) return false;
  const isNull = cells.every(({ place }) =>
    [...place.addresses].some((address) => NULL_ADDRESSES.has(address)),
  );
  return [...ports].every((port) => WEB_PORTS.has(port)) || (isNull && ports.size === 1);
}
